import { count, fail, pass, short, type Outcome } from '@stackyard/kit';
import type { Decision } from '../checks/decisions.ts';
import { HOSTILE, type Hostile } from '../checks/hostile.ts';

const TRY = 'docker compose exec -T monitor policy try | tail -n 1';

/** For each reason, where in a policy it comes from. */
const HINTS: Record<string, string> = {
  'no-rule':
    'Some rule is wider than the message that it is for. Look for `any`, and for rules that none of the thirteen needs.',
  'out-of-turn':
    'Who may say what is right, and when is missing or another. Which hop has to be the last one before this? That is `after`.',
  replay:
    'A hop that has passed must not pass again for the same update: each of the thirteen needs its `hop` and its `after`.',
  'not-verified':
    'The message says something about the verdict, and no rule asks what. Which hops carry `verified`? That is `when`.',
  'no-seal':
    'A file must not reach the updater without its seal. Which hop brings it there, and which word after `when` asks for the seal?',
};
const OTHERWISE = 'Compare the rule that it was judged by with the message that it is for.';

/** Fields by which a message is judged; the others are left out of what the learner is shown. */
const SHOWN = ['operation', 'source', 'deliver_to', 'verified', 'blob'];

/** The same message at the same place of the learner’s own update, judged by their own policy; nothing where that can’t be. */
function seeYourself({ lines }: Hostile): { see?: string } {
  const before = lines.slice(0, -1);
  const message: unknown = parse(lines.at(-1) ?? '');
  // only where what comes before it is the beginning of a good update, and it is about the same one
  const isBeginning = !before.slice(0, 8).some((line) => line.includes('handle_verification_result'));
  const isItsOwn =
    typeof message === 'object' && message !== null && lines[0]?.includes(String(Reflect.get(message, 'id')));
  if (!isBeginning || !isItsOwn) return {};
  const shown = Object.fromEntries(Object.entries(message).filter(([name]) => SHOWN.includes(name)));
  const all = [...(before.length > 0 ? [`.[:${before.length}][]`] : []), `.[0] | {id} + ${JSON.stringify(shown)}`];
  const see = `jq -sc '${all.join(', (')}${all.length > 1 ? ')' : ''}' thirteen.jsonl | ${TRY}`;
  return { see };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

interface Judged {
  hostile: Hostile;
  last: Decision | undefined;
}

const asRight = ({ hostile, last }: Judged): boolean =>
  last !== undefined && !last.allowed && last.code === hostile.code;

const beginningOf = ({ lines }: Hostile): string => lines.slice(0, -1).join('\n');

/**
 * What is tried, message by message, and of which case it is the last one; null: of none. Cases that share a beginning are tried behind
 * it one after the other. What is denied changes nothing for what follows: the first one that passes was judged as if it were alone.
 */
export const TRIED: readonly { line: string; hostile: Hostile | null }[] = [
  ...Map.groupBy(HOSTILE, beginningOf).entries(),
].flatMap(([beginning, cases]) => [
  ...(beginning === '' ? [] : beginning.split('\n')).map((line) => ({ line, hostile: null })),
  ...cases.map((hostile) => ({ line: hostile.lines.at(-1) ?? '', hostile })),
]);

/** The finding that what an attacker would say is denied, each for its own reason. It names the first message that is not. */
export function refusesBad(judged: readonly (Decision | undefined)[]): Outcome {
  const lastOf = (wanted: Hostile): number => TRIED.findIndex(({ hostile }) => hostile === wanted);
  const cases = HOSTILE.map((hostile): Judged => ({ hostile, last: judged[lastOf(hostile)] }));
  const wrong = cases.filter((one) => !asRight(one));
  // what passes is worse than what is refused for another reason
  const [worst] = [...wrong.filter(({ last }) => last?.allowed), ...wrong];
  if (!worst) return pass(`${HOSTILE.length} hostile messages are denied, each for its own reason`);
  const { hostile, last } = worst;
  return fail({
    headline: last?.allowed ? `This passes: ${hostile.name}` : `Refused, but by chance: ${hostile.name}`,
    expected: `${count(HOSTILE.length, 'hostile message')}, each denied for its own reason\n${hostile.code}`,
    found: last?.allowed
      ? `the first that passes\nallowed${last.hop === null ? '' : ` as hop ${last.hop}`}`
      : `the first that is not\n${last?.code ?? 'nothing'}: ${short(last?.reason ?? '', 70)}`,
    hint: HINTS[hostile.code] ?? OTHERWISE,
    ...seeYourself(hostile),
  });
}
