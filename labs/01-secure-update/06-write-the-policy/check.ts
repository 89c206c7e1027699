import { fail, finding, defineCheck, once, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { readDecisions } from '../checks/decisions.ts';
import { readUpdates } from '../checks/updates.ts';
import { MONITOR, tryPolicy } from '../checks/try-policy.ts';
import { BAD, refusesBad } from './bad.ts';
import { allowsGood, GOOD } from './good.ts';
import { attackRefused, realUpdate } from './shipped.ts';

const PATH = 'secure-update/policy/policy.yaml';
const SEE = 'docker compose exec -T monitor policy check';

/** The monitor goes by the learner’s policy: it lets an update pass and denies what attackers say, tried and in earnest. */
export default defineCheck((context) => {
  const decisions = once(() => readDecisions(context));
  const read = once(() => reads(context));
  const whenRead = (ask: () => Promise<Outcome>) => async (): Promise<Outcome> =>
    (await read()).outcome === 'pass' ? ask() : nothingToTry();
  const judged = once(() => tryPolicy(context, [...GOOD, ...BAD]));
  const updates = once(async () => readUpdates(context, await decisions()));
  return [
    finding('policy-reads', read),
    finding('in-force', () => inForce(context)),
    finding(
      'allows-an-update',
      whenRead(async () => allowsGood((await judged()).slice(0, GOOD.length))),
    ),
    finding(
      'refuses-hostile',
      whenRead(async () => refusesBad((await judged()).slice(GOOD.length))),
    ),
    finding('real-update', async () => realUpdate(await updates())),
    finding('attack-refused', async () => attackRefused(await decisions())),
  ];
});

async function reads({ exec, say }: CheckContext): Promise<Outcome> {
  say('asking the monitor what it thinks of your policy');
  const { code, stdout, stderr } = await exec(['docker', 'exec', MONITOR, 'policy', 'check']);
  const [first = '', ...more] = `${stderr}${stdout}`.trim().split('\n');
  if (code === 0) return pass('The policy has no fault', { found: short(first, 100) });
  const [, line, reason = first] = /^policy\.yaml:(\d+):\d+ (.*)$/.exec(first) ?? [];
  return fail({
    headline: line === undefined ? 'The monitor can’t read a policy' : `Line ${line} of policy.yaml has a fault`,
    expected: 'a policy without a fault; until there is one, the monitor keeps to the last good one',
    found: `${short(reason, 150)}${more.length > 0 ? `, and ${more.length} more` : ''}`,
    hint:
      line === undefined
        ? 'Does the monitor run? `docker compose ps monitor`'
        : 'The number is the line, the words say what stands there and what was expected.',
    see: SEE,
  });
}

function nothingToTry(): Outcome {
  return fail({
    headline: 'There is no policy to try yet',
    expected: 'a policy without a fault',
    found: 'one with a fault',
    hint: 'First it has to be read: see the first finding.',
    see: SEE,
  });
}

async function inForce({ exec, file, docker, say }: CheckContext): Promise<Outcome> {
  say('comparing your policy with the one that the monitor has');
  const expected = `the monitor runs and reads ~/${PATH}`;
  const monitor = await docker.service('secure-update', 'monitor');
  if (monitor?.state !== 'running')
    return fail({
      headline: 'The monitor does not run',
      expected,
      found: monitor?.state ?? 'no container',
      hint: 'Start it again: `docker compose up -d --wait`',
      see: 'docker compose ps --all monitor',
    });
  const [mine, its] = await Promise.all([
    file.read(PATH),
    exec(['docker', 'exec', MONITOR, 'cat', '/etc/policy/policy.yaml']),
  ]);
  if (mine.found && mine.text.trim() !== '' && mine.text === its.stdout) return pass('The monitor has your file');
  if (mine.found && mine.text.trim() === '')
    return fail({
      headline: 'Your policy is empty',
      expected,
      found: `~/${PATH}: no rule in it`,
      hint: 'Save the block of the page again; the ten rules that are missing go where its comments are.',
      see: 'cat policy/policy.yaml',
    });
  return fail({
    headline: mine.found ? 'The monitor reads another file than yours' : 'Your policy is gone',
    expected,
    found: mine.found ? 'two different texts' : `~/${PATH}: ${mine.why}`,
    hint: mine.found
      ? 'The file that counts lies in the folder `policy`, beside compose.yaml.'
      : 'It goes into the folder `policy`, beside compose.yaml: the block of the page saves it there.',
    see: 'docker compose exec -T monitor cat /etc/policy/policy.yaml | diff - policy/policy.yaml',
  });
}
