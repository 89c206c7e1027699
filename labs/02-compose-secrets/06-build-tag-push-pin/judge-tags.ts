import { fail, pass, type Outcome } from '@stackyard/kit';
import { times, type Tags } from '../checks/registry.ts';
import type { Run } from '../checks/runs.ts';

const EXPECTED = 'latest and the newest time, one digest, from the newest green run';
const SEE = 'docker images --digests localhost:5000/api';

/** Whether the newest image has both tags, and came from the CI. */
export function oneDigest(tags: Tags | null, runs: readonly Run[]): Outcome {
  const words = { expected: EXPECTED, see: SEE };
  const latest = tags?.get('latest');
  const newest = tags ? times(tags)[0] : undefined;
  if (!tags || !latest || !newest)
    return fail({
      ...words,
      headline: tags?.size ? 'One of the two tags is missing' : 'The registry holds no image of the API',
      found: tags?.size ? `only ${[...tags.keys()].filter(isImage).slice(0, 5).join(', ')}` : 'no tag',
      hint: 'Both are the work of `ci/run`: the time as it is now, and latest. What did it say last?',
    });
  if (tags.get(newest) !== latest)
    return fail({
      ...words,
      headline: 'latest is not the newest image',
      found: `${newest} is ${brief(tags.get(newest))}, latest is ${brief(latest)}`,
      hint: 'Somebody moved a tag by hand, or a run ended between its two pushes. The next green push sets both.',
    });
  const run = runs.find(({ green }) => green);
  if (!run?.log.includes(latest))
    return fail({
      ...words,
      headline: 'latest did not come from the newest green run',
      found: run
        ? `latest is ${brief(latest)}, which the run of ${run.commit.slice(0, 8)} does not name`
        : 'no green run',
      hint: 'What was built by hand was tested by nobody. Let the CI push: an empty commit (`git commit --allow-empty`) is enough.',
    });
  return pass('latest and the time lead to one digest', {
    expected: EXPECTED,
    found: `${newest}, latest: ${brief(latest)}`,
  });
}

const isImage = (tag: string): boolean => !tag.endsWith('.sig');

const brief = (digest?: string | null): string => digest?.slice(0, 19) ?? 'none';
