import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { TRIED } from '../../../../labs/01-secure-update/06-write-the-policy/bad.ts';
import { HOSTILE } from '../../../../labs/01-secure-update/checks/hostile.ts';
import { thirteen } from '../../../../labs/01-secure-update/checks/thirteen.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { createTrial } from './trial.ts';

/** The policy of the stack, as it is before files are signed: the lab’s step 6 ends there. */
async function sealedPolicy() {
  const text = await readFile(new URL('../../policy/policy.yaml', import.meta.url), 'utf8');
  const read = readPolicy(text.replace('when: signed', 'when: sealed'));
  if (!read.ok) throw new Error('the policy has a fault');
  return read.policy;
}
const policy = await sealedPolicy();
const judged = (lines: readonly string[]) => lines.map(createTrial({ policy, reason: '' }));

test('the thirteen messages of an update pass, in their order', () => {
  const lines = thirteen('1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11').map((message) => JSON.stringify(message));
  expect(judged(lines).map((one) => `${one?.decision} ${one?.hop}`)).toEqual(
    lines.map((_, index) => `allowed ${index + 1}`),
  );
});

test('there are many ways to attack, each with its own name', () => {
  expect(new Set(HOSTILE.map(({ name }) => name)).size).toBe(HOSTILE.length);
  expect(HOSTILE.length).toBeGreaterThan(80);
});

describe('denied:', () => {
  test.each(HOSTILE.map(({ name, code, lines }) => [code, name, lines] as const))('%s: %s', (code, _name, lines) => {
    const decisions = judged(lines);
    expect(decisions.slice(0, -1).map((one) => one?.decision)).toEqual(lines.slice(0, -1).map(() => 'allowed'));
    expect(decisions.at(-1)).toMatchObject({ decision: 'denied', code });
    expect(decisions.at(-1)?.reason).toMatch(/\w/);
  });
});

test('the same, tried behind one another as the step’s check does: each decided as if it were alone', () => {
  const decisions = judged(TRIED.map(({ line }) => line));
  expect(decisions.map((one) => one?.decision === 'denied' && one.code)).toEqual(
    TRIED.map(({ hostile }) => hostile !== null && hostile.code),
  );
});
