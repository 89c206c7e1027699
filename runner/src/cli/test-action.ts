import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withExit } from './test-host.ts';
import { portFor } from './test-port.ts';
import { runProgram } from './test-script.ts';
import type { Ground } from './test-setup.ts';
import type { Stage } from './test-stages.ts';
import { tallyOfVitest } from './test-tally.ts';

interface ActionStage {
  root: string;
  results: string;
  /** the installation that the action finds, and stops at its end */
  name: string;
  ground: () => Ground;
  show: (text: string) => void;
}

/** The workflows of docs/ci.md and the GitHub Action, run on the host as GitHub runs them. It comes last: the action stops what it used. */
export function actionStage({ root, results, name, ground, show }: ActionStage): Stage {
  return {
    name: 'action',
    onlyNamed: true,
    title: 'The GitHub Action, as docs/ci.md has it',
    minutes: 30,
    needs: ['setup'],
    async run(signal) {
      const report = join(results, 'action.json');
      await rm(report, { force: true });
      await mkdir(results, { recursive: true });
      const port = await portFor(ground().docker, name);
      const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project=action', '--reporter=default'];
      const { code } = await runProgram(
        'env',
        [
          'CI=true',
          `STACKYARD_NAME=${name}`,
          `STACKYARD_PORT=${port}`,
          process.execPath,
          ...vitest,
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        root,
        signal,
        show,
      );
      return withExit(tallyOfVitest(await readFile(report, 'utf8')), code);
    },
  };
}
