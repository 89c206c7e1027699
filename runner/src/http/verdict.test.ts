import { expect, test } from 'vitest';
import { OURS, paperHttp } from './testing.ts';

test('what a check says now is answered, and nothing is kept of it', async () => {
  await using http = await paperHttp();
  const session = await http.place.sessions.open('alone', '01-try');
  await http.place.untilState(session.id, 'ready');
  const ask = (step: string) =>
    http.app.inject({ method: 'POST', url: `/api/sessions/${session.id}/verdict`, headers: OURS, payload: { step } });
  expect((await ask('01-one')).json()).toMatchObject({ step: '01-one', outcome: 'fail' });
  http.place.machineOf(session.id).files.set('/done/01-one', 'yes');
  expect((await ask('01-one')).json()).toMatchObject({ outcome: 'pass' });
  expect((await ask('09-none')).json()).toMatchObject({ problem: { name: 'no-such-step' } });
  const now = await http.app.inject({ method: 'GET', url: `/api/sessions/${session.id}`, headers: OURS });
  expect(now.json<{ steps: { state: string }[] }>().steps[0]?.state).toBe('todo');
});

test('without a machine that is ready there is no verdict', async () => {
  await using http = await paperHttp();
  const session = await http.place.sessions.open('alone', '01-try');
  await http.place.sessions.end(session);
  const answer = await http.app.inject({
    method: 'POST',
    url: `/api/sessions/${session.id}/verdict`,
    headers: OURS,
    payload: { step: '01-one' },
  });
  expect(answer.json()).toMatchObject({ problem: { name: 'not-ready' } });
});
