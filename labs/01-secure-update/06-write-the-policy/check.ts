import { fail, finding, defineCheck, once, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { readDecisions, type Decision } from '../checks/decisions.ts';
import { readUpdates } from '../checks/updates.ts';
import { MONITOR, runTrial, type Trial } from '../checks/try-policy.ts';
import { refusesBad, TRIED } from './bad.ts';
import { allowsGood, GOOD } from './good.ts';
import { attackRefused, realUpdate } from './shipped.ts';

const PATH = 'secure-update/policy/policy.yaml';
const SEE = 'docker compose exec -T monitor policy check';

/** The monitor goes by the learner’s policy: it lets an update pass and denies what attackers say, tried and in earnest. */
export default defineCheck((context) => {
  const decisions = once(() => readDecisions(context));
  const trial = once(() => runTrial(context, [...GOOD, ...TRIED.map(({ line }) => line)]));
  const whenRead = (judge: (judged: readonly Decision[]) => Outcome) => async (): Promise<Outcome> => {
    const tried = await trial();
    return 'decisions' in tried ? judge(tried.decisions) : nothingToTry();
  };
  const updates = once(async () => readUpdates(context, await decisions()));
  return [
    finding('policy-reads', async () => reads(await trial())),
    finding('in-force', () => inForce(context)),
    finding(
      'allows-an-update',
      whenRead((judged) => allowsGood(judged.slice(0, GOOD.length))),
    ),
    finding(
      'refuses-hostile',
      whenRead((judged) => refusesBad(judged.slice(GOOD.length))),
    ),
    finding('real-update', async () => realUpdate(await updates())),
    finding('attack-refused', async () => attackRefused(await decisions())),
  ];
});

function reads(trial: Trial): Outcome {
  if ('decisions' in trial)
    return pass('The policy has no fault', { found: `${trial.decisions.length} messages could be judged by it` });
  const [first = '', ...more] = trial.said.split('\n');
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

async function inForce({ file, docker, say }: CheckContext): Promise<Outcome> {
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
  const [mine, its] = await Promise.all([file.read(PATH), docker.read(MONITOR, '/etc/policy/policy.yaml')]);
  if (mine.found && mine.text.trim() !== '' && its.found && mine.text === its.text)
    return pass('The monitor has your file');
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
