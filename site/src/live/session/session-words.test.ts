import type { Session } from '@stackyard/protocol/session';
import { expect, test } from 'vitest';
import type { Reason } from './cut.ts';
import { sessionWords } from './session-words.ts';
import type { PageState } from './state.ts';

const now = new Date(2026, 10, 21, 13, 0, 0).getTime();
const iso = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

const session: Session = {
  id: 'abcdefghijkl',
  lab: '01-secure-update',
  attempt: 1,
  state: 'ready',
  doing: '',
  progress: null,
  queue: null,
  problem: null,
  startedAt: iso(-8),
  expiresAt: iso(112),
  idleAt: null,
  usage: null,
  steps: [],
  checking: null,
  checkpoints: [],
  undo: null,
  terminals: [],
  recording: false,
  ports: [],
};

function said(part: Partial<Session> | null, page: Partial<PageState> = {}, reason?: Reason): string {
  const words = sessionWords(
    {
      line: { state: 'open' },
      known: true,
      build: null,
      asking: null,
      proven: null,
      startProblem: null,
      session: part === null ? null : { ...session, ...part },
      ...page,
    },
    now,
    reason,
  );
  const act = words.act === null ? '' : ` [${words.act.label}]`;
  return `${words.state}: ${words.word} | ${words.parts.join(' · ')}${words.id === null ? '' : ` ${words.id}`}${act}`;
}

const usage = { cpuPercent: 12.4, memoryMb: 1126, memoryLimitMb: 2048, diskMb: 1, diskLimitMb: 2, busy: false };

test('each state of a session has its words', () => {
  expect(said(null)).toBe('none: No machine yet | ');
  expect(said({ state: 'starting', doing: 'Docker is up' })).toBe('starting: Starting | Docker is up');
  expect(said({ state: 'queued', queue: { place: 3, estimateSeconds: 180 } })).toBe(
    'queued: Queued | 2 before you, about 3 min [Read on]',
  );
  expect(said({ state: 'queued', queue: { place: 1, estimateSeconds: null } })).toBe(
    'queued: Queued | you are next [Read on]',
  );
  expect(said({ usage })).toBe('ready: Ready | 1 h 52 min left · CPU 12 % · 1.1 of 2 GB');
  expect(said({ usage: { ...usage, busy: true } })).toBe('busy: Ready, busy | at its CPU limit, keys may lag');
  expect(said({ idleAt: iso(130) })).toBe('idle: Idle | closes at 15:10 unless you press a key [I am here]');
  expect(said({ state: 'resetting', doing: 'Going back to 14:06' })).toBe('resetting: Going back to 14:06 | ');
  expect(said({ state: 'ended', expiresAt: iso(-1) })).toBe('expired: Expired | your results are kept [Start again]');
  expect(said({ state: 'ended' })).toBe('expired: Closed | your results are kept [Start again]');
  const problem = { name: 'disk-full', title: 'The machine has no disk space', message: '', hint: '', id: 'p-41d0' };
  expect(said({ state: 'failed', problem })).toBe('failed: Failed | the machine has no disk space p-41d0 [Start over]');
});

test('a lost line is said before anything else, with what that means', () => {
  const line = { state: 'lost', attempt: 3, nextTryAt: now + 900, since: now - 12_000 } as const;
  expect(said({}, { line })).toBe(
    'reconnecting: Reconnecting | the line broke, 12 s · try 3 · your machine keeps running',
  );
  expect(said(null, { line })).toBe(
    'reconnecting: Reconnecting | the line broke, 12 s · try 3 · the page stays readable',
  );
  expect(said({}, { line }, 'runner')).toContain('the runner does not answer, 12 s');
});

test('nothing is claimed before the runner has answered', () => {
  expect(said(null, { known: false })).toBe('none: Connecting | ');
});
