import { defineCommand } from 'citty';
import { readHostConfig } from '../host/config.ts';
import { lint as lintLabs, RULES } from '../lint/lint.ts';
import { sums, toAnnotation, toLine } from '../lint/report.ts';
import { chooseLabs } from '../author/choose.ts';

export const lint = defineCommand({
  meta: {
    name: 'lint',
    description:
      'Say what is wrong with labs, without starting anything. Exit code 0: nothing, or warnings only; 1: something is',
  },
  args: {
    labs: { type: 'positional', required: false, description: 'Labs: 01, 01-secure-update; none: every lab' },
    json: { type: 'boolean', description: 'Print what is said as JSON' },
    rules: { type: 'boolean', description: 'List the rules and what each wants' },
  },
  async run({ args }) {
    if (args.rules === true) {
      const wide = Math.max(...RULES.map(({ name }) => name.length));
      for (const { name, says } of RULES) process.stdout.write(`${name.padEnd(wide)}  ${says}\n`);
      return;
    }
    const { root, annotates } = readHostConfig();
    const labs = await chooseLabs(root, args._);
    const said = await lintLabs(root, labs);
    const failed = said.some(({ severity }) => severity === 'error');
    if (args.json === true) process.stdout.write(`${JSON.stringify({ labs, complaints: said }, null, 2)}\n`);
    else for (const one of said) process.stdout.write(`${toLine(one)}\n`);
    if (annotates) for (const one of said) process.stderr.write(`${toAnnotation(one)}\n`);
    process.stderr.write(
      `${sums(labs.length, RULES.length, said)}. ${failed ? 'Mend the errors; `npx stackyard lint --rules` says what each rule wants.' : `Next: npx stackyard prove ${labs.length === 1 ? (labs[0] ?? '').slice(0, 2) : ''}`.trim()}\n`,
    );
    process.exitCode = failed ? 1 : 0;
  },
});
