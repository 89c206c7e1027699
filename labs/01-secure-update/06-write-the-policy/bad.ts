import { count, fail, pass, short, type Outcome } from '@stackyard/kit';
import type { Decision } from '../checks/decisions.ts';
import { HOSTILE, type Hostile } from '../checks/hostile.ts';

const TRY = 'docker compose exec -T monitor policy try | tail -n 1';

/** For each reason, where it comes from in a policy, and how the learner sees a message of the kind judged. */
const WORDS: Record<string, { hint: string; see: string }> = {
  'no-rule': {
    hint: 'Some rule is wider than the message that it is for. Look for `any`, and for rules that none of the thirteen needs.',
    see: `sed -n '1s/"source":"manager"/"source":"updater"/p' thirteen.jsonl | ${TRY}`,
  },
  'out-of-turn': {
    hint: 'Who may say what is right, and when is missing or another. Which hop has to be the last one before this? That is `after`.',
    see: `sed -n '1,4p;11p' thirteen.jsonl | ${TRY}`,
  },
  replay: {
    hint: 'A hop that has passed must not pass again for the same update: each of the thirteen needs its `hop` and its `after`.',
    see: `sed -n '1p;1p' thirteen.jsonl | ${TRY}`,
  },
  'not-verified': {
    hint: 'The message says something about the verdict, and no rule asks what. Which hops carry `verified`? That is `when`.',
    see: `sed -n '1,10p;11s/true/false/p' thirteen.jsonl | ${TRY}`,
  },
  'no-seal': {
    hint: 'A file must not reach the updater without its seal. Which hop brings it there, and which word after `when` asks for the seal?',
    see: `sed -n '1,12p;13s/"blob":"[^"]*"/"blob":"eA=="/p' thirteen.jsonl | ${TRY}`,
  },
};
const OTHERWISE = { hint: 'Compare the rule that it was judged by with the message that it is for.', see: TRY };

interface Judged {
  hostile: Hostile;
  last: Decision | undefined;
}

const asRight = ({ hostile, last }: Judged): boolean =>
  last !== undefined && !last.allowed && last.code === hostile.code;

/** Every message of every case, in their order. */
export const BAD: readonly string[] = HOSTILE.flatMap(({ lines }) => lines);

/** The finding that what an attacker would say is denied, each for its own reason. It names one message that is not. */
export function refusesBad(judged: readonly (Decision | undefined)[]): Outcome {
  let at = 0;
  const cases = HOSTILE.map((hostile): Judged => {
    at += hostile.lines.length;
    return { hostile, last: judged[at - 1] };
  });
  const wrong = cases.filter((one) => !asRight(one));
  // what passes is worse than what is refused for another reason
  const [worst] = [...wrong.filter(({ last }) => last?.allowed), ...wrong];
  if (!worst) return pass(`${HOSTILE.length} hostile messages are denied, each for its own reason`);
  const { hostile, last } = worst;
  const others = wrong.length === 1 ? 'The only one that is not' : `One of ${wrong.length} that are not`;
  const { hint, see } = WORDS[last?.allowed ? hostile.code : (last?.code ?? '')] ?? WORDS[hostile.code] ?? OTHERWISE;
  return fail({
    headline: last?.allowed ? `This passes: ${hostile.name}` : `Refused, but by chance: ${hostile.name}`,
    expected: `${count(HOSTILE.length, 'hostile message')}, each denied for its own reason\n${hostile.code}`,
    found: `${others}\n${last?.allowed ? `allowed${last.hop === null ? '' : ` as hop ${last.hop}`}` : `${last?.code ?? 'nothing'}: ${short(last?.reason ?? '', 70)}`}`,
    hint,
    see,
  });
}
