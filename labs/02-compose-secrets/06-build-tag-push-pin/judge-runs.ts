import { fail, pass, type Outcome } from '@stackyard/kit';
import { times, type Tags } from '../checks/registry.ts';
import { failedTests, type Run } from '../checks/runs.ts';

const EXPECTED = 'a push whose tests failed, with no new tag in the registry, and a green one after it';
const SEE = 'ls -t ~/ci/app.git/ci && curl -s localhost:5000/v2/api/tags/list';
/** A run takes this long at most, so a tag that belongs to it is no older. */
const RUN_S = 600;

/** Whether failing tests were seen to keep an image out of the registry. `runs`: the newest first. */
export function stopsRed(runs: readonly Run[], tags: Tags | null): Outcome {
  const words = { expected: EXPECTED, see: SEE };
  if (tags === null)
    return fail({
      ...words,
      headline: 'The registry does not run',
      found: 'no running container of the project registry',
      hint: 'It is a project of its own, with a file of its own: `compose.registry.yaml`.',
      see: 'docker compose -f compose.registry.yaml ps --all',
    });
  if (runs.length === 0)
    return fail({
      ...words,
      headline: 'The CI has not run yet',
      found: 'no run for a commit of main',
      hint: 'It runs when something is pushed to main of `~/ci/app.git`, and its hook has to lie in there.',
      see: 'ls ~/ci/app.git/hooks/post-receive && git push origin main',
    });
  const at = runs.findIndex(failedTests);
  const red = runs[at];
  if (!red) {
    const other = runs.find(({ green }) => !green);
    return fail({
      ...words,
      headline: other ? 'A push failed, but not at its tests' : 'Every push so far was green',
      found: other ? `commit ${other.commit.slice(0, 8)}: ${lastLine(other)}` : `${runs.length} green, none red`,
      hint: other
        ? 'The log of the run says where it ended. A test that fails is named there, with what it expected.'
        : 'The tests know that `/health` without a database is 503. Does anybody run them? Once somebody does, push the change that answers 200.',
      see: `tail -n 20 ~/ci/app.git/ci/${(other ?? runs[0])?.commit ?? ''}.log`,
    });
  }
  const before = runs[at + 1]?.endedAt ?? 0;
  // a tag is the second in which its run began, and no run ends in the second in which it began
  const leaked = times(tags).find(
    (time) => Number(time) >= Math.max(before, red.endedAt - RUN_S) && Number(time) < red.endedAt,
  );
  if (leaked)
    return fail({
      ...words,
      headline: 'A push with failing tests reached the registry all the same',
      found: `commit ${red.commit.slice(0, 8)} is red, and ${leaked} came while it ran`,
      hint: 'In which order does `ci/run` do things? What is pushed can’t be taken back: somebody may have pulled it.',
    });
  if (!runs.slice(0, at).some(({ green }) => green))
    return fail({
      ...words,
      headline: 'The red push kept its image out, and main is still red',
      found: `commit ${red.commit.slice(0, 8)}: failing tests, nothing pushed, and no green run since`,
      hint: 'Take the change back (`git revert`) and push.',
    });
  return pass('Failing tests kept an image out of the registry', {
    expected: EXPECTED,
    found: `commit ${red.commit.slice(0, 8)}: red, no new tag`,
  });
}

const lastLine = ({ log }: Run): string => log.trim().split('\n').at(-1) ?? '';
