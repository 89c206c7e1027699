import { expect, type Page } from '@playwright/test';

interface Session {
  id: string;
  state: string;
}

/** Gives the learner a new attempt at a lab with a machine that nothing was done in. */
export async function freshMachine(page: Page, lab: string): Promise<void> {
  await page.goto('/');
  const { id } = await post(page, `/api/labs/${lab}/session`);
  await isReady(page, id);
  await post(page, `/api/sessions/${id}/start-over`);
  await isReady(page, id);
}

/** Ends the machine; what was passed stays passed. */
export async function endMachine(page: Page, lab: string): Promise<void> {
  const { id } = await post(page, `/api/labs/${lab}/session`);
  const answer = await page.request.delete(`/api/sessions/${id}`, { headers: { origin: origin(page) } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function isReady(page: Page, id: string): Promise<void> {
  const ask = async () => ((await (await page.request.get(`/api/sessions/${id}`)).json()) as Session).state;
  await expect.poll(ask, { message: 'the machine is ready', timeout: 45_000 }).toBe('ready');
}

async function post(page: Page, path: string): Promise<Session> {
  const answer = await page.request.post(path, { headers: { origin: origin(page) } });
  expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Session;
}

function origin(page: Page): string {
  return new URL(page.url()).origin;
}
