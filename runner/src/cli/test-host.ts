import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './test-script.ts';
import type { Stage } from './test-stages.ts';
import { tallyOfExit, tallyOfVitest } from './test-tally.ts';

/** Stages that need nothing but Node: the scripts of package.json, so that they are the same when typed by hand. */
export function hostStages(root: string, results: string, show: (text: string) => void): Stage[] {
  const yesOrNo = (name: string, title: string, minutes: number): Stage => ({
    name,
    title,
    minutes,
    needs: [],
    async run(signal) {
      const { code, output } = await runProgram('npm', ['run', '--silent', name], root, signal, () => undefined);
      if (code !== 0) show(output);
      return tallyOfExit(code, `npm run ${name}`);
    },
  });
  return [
    yesOrNo('lint', 'Lint', 4),
    yesOrNo('types', 'Types', 5),
    yesOrNo('format', 'Format', 2),
    yesOrNo('dead', 'Dead code', 3),
    {
      name: 'unit',
      title: 'Unit tests',
      minutes: 10,
      needs: [],
      async run(signal) {
        const report = join(results, 'unit.json');
        await rm(report, { force: true });
        await mkdir(results, { recursive: true });
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
        const { code } = await runProgram('npm', ['run', '--silent', 'unit', '--', ...reporters], root, signal, show);
        return withExit(tallyOfVitest(await readFile(report, 'utf8')), code);
      },
    },
  ];
}

/** A tool that ends badly although no test failed found something that is in no report. */
export function withExit<T extends { failed: number; said: string[] }>(tally: T, code: number): T {
  if (code === 0 || tally.failed > 0) return tally;
  return { ...tally, failed: 1, said: [`every test passed, yet it ended with exit code ${code}`] };
}
