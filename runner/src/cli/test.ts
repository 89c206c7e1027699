import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { readHostConfig, type HostConfig } from '../host/config.ts';
import { hostProblem } from '../host/problems.ts';
import { openLog } from '../host/log.ts';
import { actionStage } from './test-action.ts';
import { hostStages } from './test-host.ts';
import { insideStages } from './test-inside.ts';
import { setUp, tearDown, type Ground } from './test-setup.ts';
import { runStages, type Stage } from './test-stages.ts';
import { sum } from './test-tally.ts';

/** Folders that stories fill when pictures are made anew, and where they are kept. */
const PICTURES = [
  ['pictures', 'docs/images'],
  ['kept', 'tests/stories/pictures'],
] as const;

export const test = defineCommand({
  meta: {
    name: 'test',
    description:
      'Set everything up and run every test, or only the stages that are named (npm test); after `stacks`, only the stacks that are named',
  },
  args: {
    keep: { type: 'boolean', description: 'Leave the tests’ installation running afterwards' },
    pictures: { type: 'boolean', description: 'Make the pictures of docs/images and of tests/stories/pictures anew' },
  },
  async run({ args }) {
    const base = readHostConfig();
    const config: HostConfig = {
      ...base,
      ci: true,
      browser: false,
      name: `${base.name}-test`,
    };
    const results = join(config.cache, 'test-results');
    const log = openLog(config.cache, 'test');
    const stop = new AbortController();
    process.on('SIGINT', () => stop.abort());
    process.on('SIGTERM', () => stop.abort());
    const show = (text: string) => {
      process.stdout.write(text);
      log.write(text);
    };
    const say = (line: string) => show(`${line}\n`);
    let ground: Ground | undefined;
    const tested = (await readdir(join(config.root, 'tests/stacks'), { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    const stacks = tested.map(({ name }) => name).filter((name) => args._.includes(name));
    const made = (): Ground => {
      if (ground === undefined) throw new Error('the set-up has not run');
      return ground;
    };
    const all = [
      ...hostStages(config.root, results, show),
      setUp(config, log, (left) => (ground = left)),
      ...insideStages({
        ground: made,
        name: config.name,
        results,
        env: args.pictures === true ? { UPDATE_SCREENSHOTS: '1' } : {},
        stacks,
        show,
      }),
      actionStage({ root: config.root, results, name: config.name, ground: made, show }),
    ];
    const stages = chosen(
      all,
      args._.filter((name) => !stacks.includes(name)),
    );
    const ended = await runStages(stages, say, stop.signal);
    if (args.pictures === true)
      for (const [from, to] of PICTURES)
        await cp(join(results, from), join(config.root, to), { recursive: true, force: true });
    if (ground !== undefined && args.keep !== true) await tearDown(ground.docker, config, log);
    const { passed, failed, said } = sum(ended);
    if (failed > 0) say(`\nFailed:\n${said.map((line) => `  ✗ ${line}`).join('\n')}\nThe whole log: ${log.file}`);
    say(`\n${passed} passed, ${failed} failed`);
    await log.close();
    process.exitCode = failed === 0 ? 0 : 1;
  },
});

/** The stages named on the command line and what they need, in their order; where none is named, all that need no naming. */
function chosen(all: Stage[], names: string[]): Stage[] {
  const unknown = names.filter((name) => !all.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = all.map(({ name }) => name).join(', ');
    throw hostProblem('bad-arguments', {
      message: `There is no stage ${unknown.join(', ')}; the stages are ${known}.`,
    });
  }
  if (names.length === 0) return all.filter(({ onlyNamed }) => onlyNamed !== true);
  const wanted = new Set(names.flatMap((name) => [name, ...(all.find((stage) => stage.name === name)?.needs ?? [])]));
  return all.filter(({ name }) => wanted.has(name));
}
