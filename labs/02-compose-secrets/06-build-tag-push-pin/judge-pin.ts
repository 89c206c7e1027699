import { fail, pass, short, type ContainerState, type Outcome } from '@stackyard/kit';
import { times, type Tags } from '../checks/registry.ts';

const EXPECTED = 'api made from localhost:5000/api@sha256:…, with the digest of latest, and healthy';
const SEE = "docker inspect -f '{{.Config.Image}} {{.State.Health.Status}}' compose-secrets-api-1";

/** Whether the API’s container was made from a digest, and from the right one. */
export function pinned(api: ContainerState | null, tags: Tags | null): Outcome {
  const words = { expected: EXPECTED, see: SEE };
  if (api?.state !== 'running')
    return fail({
      ...words,
      headline: api ? `The API is ${api.state}` : 'The API does not run',
      found: api ? `${api.name}: ${api.state}` : 'no container of the service api',
      hint: '`docker compose up -d --wait` says what is in the way.',
    });
  const found = short(api.image, 110);
  const [repository = '', digest] = api.image.split('@');
  if (!repository.startsWith('localhost:5000/api'))
    return fail({
      ...words,
      headline: 'The API still runs an image that was built here',
      found,
      hint: 'The service api in `compose.yaml` names its image. Where does the tested one lie, and what is it called there?',
    });
  if (digest === undefined)
    return fail({
      ...words,
      headline: 'The API is pinned to a name that can move',
      found,
      hint: 'A tag, a time among them, is a name that anybody who may push can give to something else. What never moves stands behind an @.',
    });
  const latest = tags?.get('latest');
  if (digest !== latest)
    return fail({
      ...words,
      headline:
        tags && times(tags).some((time) => tags.get(time) === digest)
          ? 'The API is pinned to an older image'
          : 'The registry has no image of the API with this digest',
      found: `${found}\nlatest: ${latest ?? 'none'}`,
      hint: 'The digest of the newest green run stands at the end of what `git push` printed.',
    });
  if (api.health !== 'healthy')
    return fail({
      ...words,
      headline: `The API is pinned, and ${api.health === 'none' ? 'has no health check' : api.health}`,
      found,
      hint:
        api.health === 'starting' ? 'Give it a few seconds.' : 'Its log says why: `docker compose logs --tail 5 api`.',
    });
  return pass('What runs is what was tested', { expected: EXPECTED, found });
}
