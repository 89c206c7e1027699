import { defineCommand, renderUsage, runCommand } from 'citty';
import { HostProblem, hostProblem } from '../host/problems.ts';

/** Commands by name; each file is read only when its command is typed. */
export const main = defineCommand({
  meta: { name: 'stackyard', description: 'Hands-on labs on real Docker stacks, each step graded' },
  subCommands: {
    up: () => import('./up.ts').then(({ up }) => up),
    test: () => import('./test.ts').then(({ test }) => test),
  },
});

try {
  await runCommand(main, { rawArgs: process.argv.slice(2) });
} catch (error) {
  console.error(error instanceof HostProblem ? `\n✗ ${error.problem.title}\n  ${error.problem.message}\n  → ${error.problem.hint}` : error);
  process.exitCode = 1;
}
void renderUsage;
void hostProblem;
