import { defineCommand } from 'citty';
import type { Verdict } from '@stackyard/protocol/verdict';
import { askCheck, type CheckQuestion } from '../author/ask-check.ts';
import { chooseStep } from '../author/choose.ts';
import { followRunner } from '../author/follow-runner.ts';
import { EXIT_CODES, verdictText } from '../author/verdict-text.ts';
import { readHostConfig } from '../host/config.ts';
import { HostProblem } from '../host/problems.ts';

export const check = defineCommand({
  meta: {
    name: 'check',
    description:
      'Ask the check of one step in the machine of the open session; nothing is kept. Exit code 0: it passes, 1: it fails, 2: could not tell',
  },
  args: {
    step: { type: 'positional', required: true, description: 'Lab and step: 01/02', valueHint: 'LAB/STEP' },
    json: { type: 'boolean', description: 'Print the verdict as JSON' },
    watch: { type: 'boolean', alias: 'w', description: 'Ask again whenever the lab changes (needs npm run dev)' },
  },
  async run({ args }) {
    const { root, port, name } = readHostConfig();
    const print = (verdict: Verdict): void =>
      void process.stdout.write(`${args.json === true ? JSON.stringify(verdict) : verdictText(verdict)}\n`);
    try {
      const question = { ...(await chooseStep(root, args.step)), port, name };
      const verdict = await askCheck(question);
      print(verdict);
      process.exitCode = EXIT_CODES[verdict.outcome];
      if (args.watch === true) await askAgain(question, print);
      else process.stderr.write(`${next(verdict, args.step)}\n`);
    } catch (error) {
      if (error instanceof HostProblem) error.exitCode = EXIT_CODES.error;
      throw error;
    }
  },
});

function next({ outcome }: Verdict, step: string): string {
  if (outcome === 'pass') return `Next: npx stackyard prove ${step} shows that it refuses what it must.`;
  return `Next: do the step in its terminal, or change the check; \`--watch\` asks again whenever you save.`;
}

/** Until Ctrl-C: a fault of the lab, or a runner that is away, is said and waited for. */
async function askAgain(question: CheckQuestion, print: (verdict: Verdict) => void): Promise<never> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say(`Watching labs/${question.lab}. Ctrl-C ends it.`);
  return followRunner(question.port, {
    open: (follows) => {
      if (!follows) say('This runner does not follow what you save: start it with `npm run dev`.');
    },
    lab: ({ lab, faults }) => {
      if (lab !== question.lab) return;
      for (const { path, expected, found } of faults) say(`labs/${path}  expected ${expected} ≠ ${found}`);
      if (faults.length === 0) askCheck(question).then(print, (error: unknown) => say(String(error)));
    },
  });
}
