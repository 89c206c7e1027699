import { defineCommand } from 'citty';
import { benchStart } from '../host/bench-start.ts';
import { readHostConfig } from '../host/config.ts';
import { runInside } from '../host/exec-inside.ts';
import { hostProblem } from '../host/problems.ts';
import { JOBS, runBenchJobs } from './bench-jobs.ts';

const INSIDE = ['machine', 'checkpoint', 'update', 'verdict', 'class'];

export const bench = defineCommand({
  meta: {
    name: 'bench',
    description: 'Measure: bench start | machine | checkpoint | update | verdict | class | terminal | page | paint',
  },
  async run({ rawArgs: [what = '', ...rest] }) {
    const config = readHostConfig();
    if (what === 'start') await benchStart(config);
    else if (INSIDE.includes(what))
      process.exitCode = await runInside(config, ['node', `runner/src/bench/${what}.ts`, ...rest]);
    else if (JOBS[what] !== undefined) process.exitCode = await runBenchJobs(config, JOBS[what], rest);
    else
      throw hostProblem('bad-arguments', {
        message: `bench measures one of start, ${[...INSIDE, ...Object.keys(JOBS)].join(', ')}; “${what}” is none of them.`,
      });
  },
});
