import { clock, fail, list, pass, type Outcome } from '@stackyard/kit';
import { hopsOf } from '../checks/thirteen-hops.ts';
import { isInOrder, isUnderWay, told, type Update } from '../checks/updates.ts';

const EXPECTED = 'an update under way when the verifier died: done, and each of its thirteen hops once';
const SEE =
  'curl -s "localhost:6002/decisions?id=$(jq -r .id order.json)" | jq -r \'.[] | [.at, .hop, .operation] | @tsv\'';

/**
 * Whether an update that the verifier’s death fell into is done, and was done once. The newest update comes first;
 * `starts` are the times at which the verifier was started, the last one last; null where it does not run.
 */
export function doneOnce(updates: readonly Update[], starts: readonly Date[] | null): Outcome {
  const startedAt = starts?.at(-1);
  if (starts === null || startedAt === undefined)
    return fail({
      headline: 'The verifier does not run',
      expected: EXPECTED,
      found: 'no verifier that runs',
      hint: 'Dead it is already. Bring it back, and see whether the update goes on where it stood.',
      see: 'docker compose ps --all verifier',
    });
  const started = `the verifier was started ${clock(startedAt)} UTC`;
  const through = updates.filter((update) => starts.some((at) => wasUnderWay(update, at)));
  const whole = through.find((update) => update.state === 'done' && isInOrder(update));
  if (whole)
    return pass('The update went on where it stood, and was done once', {
      expected: EXPECTED,
      found: `${told(whole)}\n${started}`,
    });
  const [update] = through;
  if (!update)
    return fail({
      headline: 'No update was under way when the verifier came back',
      expected: EXPECTED,
      found: `${started}\n${nearest(updates, startedAt)}`,
      hint: missed(updates, startedAt),
      see: SEE,
    });
  const twice = [...new Set(hopsOf(update.decisions, update.id).filter((hop, at, hops) => hops.indexOf(hop) !== at))];
  return fail({
    headline: twice.length > 0 ? `Hop ${list(twice.map(String))} passed twice` : `The update is ${update.state}`,
    expected: EXPECTED,
    found: `${told(update)}\n${started}`,
    hint:
      twice.length > 0
        ? 'Does hop after hop of your policy say `after`? A rule without it passes as often as it is asked.'
        : 'The log says which hop was the last. Who would have had to speak next, and is it well?',
    see: SEE,
  });
}

function missed([newest]: readonly Update[], at: Date): string {
  const [first] = newest?.decisions ?? [];
  if (first === undefined) return 'Order one, and kill the verifier while it is on its way.';
  return first.at > at
    ? 'You ordered it after the verifier was back. Kill first, then order, then start it again: the message waits.'
    : 'It was through before the verifier died: an update takes about a second. Let one line do both, post and kill.';
}

/** Its first hop passed before, and it went on after, or still may. */
function wasUnderWay(update: Update, at: Date): boolean {
  const { decisions } = update;
  const [first] = decisions;
  if (first === undefined || first.at >= at) return false;
  return decisions.some((one) => one.at > at) || isUnderWay(update);
}

function nearest([newest]: readonly Update[], at: Date): string {
  const [first] = newest?.decisions ?? [];
  if (first === undefined) return 'no update at all';
  return `your newest update was ordered ${clock(first.at)} UTC, ${first.at > at ? 'after that' : 'and had ended before'}`;
}
