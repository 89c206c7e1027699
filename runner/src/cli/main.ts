import { stripVTControlCharacters } from 'node:util';
import { defineCommand, renderUsage, runCommand, type CommandDef } from 'citty';
import { readHostConfig } from '../host/config.ts';
import { HostProblem, hostProblem } from '../host/problems.ts';
import { systemFault } from '../host/system-fault.ts';
import { unknownOption } from './arguments.ts';
import { commandsFor } from './commands.ts';

/** Exit codes: 0 it worked, 1 it did not and a sentence says why; `prove`, `check` and `test` document their own. */
try {
  await runLine(process.argv.slice(2));
} catch (error) {
  tell(error);
  // other works may still be under way; a start that failed ends now
  process.exit(error instanceof HostProblem ? error.exitCode : 1);
}

async function runLine([name, ...rest]: string[]): Promise<void> {
  const commands = commandsFor(readHostConfig());
  const stackyard = defineCommand({
    meta: {
      name: 'stackyard',
      description: 'Hands-on labs on real Docker stacks, each step graded by a check that says what it found',
    },
    subCommands: commands,
  });
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await help(stackyard);
    return;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    throw hostProblem('bad-arguments', {
      message: `There is no command “${name}”; the commands are ${Object.keys(commands).join(', ')}.`,
    });
  }
  const command: CommandDef = await (typeof load === 'function' ? load() : load);
  if (rest.includes('--help') || rest.includes('-h')) {
    await help(command, stackyard);
    return;
  }
  const { args } = command;
  const unknown = unknownOption(rest, await (typeof args === 'function' ? args() : args));
  if (unknown !== undefined)
    throw hostProblem('bad-arguments', {
      message: `“${name}” has no option ${unknown}; \`npx stackyard ${name} --help\` lists them.`,
    });
  await runCommand(command, { rawArgs: rest });
}

/** Help goes to pipes without colours. */
async function help(...shown: Parameters<typeof renderUsage>): Promise<void> {
  const text = await renderUsage(...shown);
  process.stdout.write(`${process.stdout.isTTY ? text : stripVTControlCharacters(text)}\n`);
}

function tell(error: unknown): void {
  const known = error instanceof HostProblem ? error : systemFault(error);
  if (known !== undefined) {
    const { title, message, hint } = known.problem;
    process.stderr.write(`\n✗ ${title}\n  ${message.replaceAll('\n', '\n  ')}\n  → ${hint}\n`);
  } else if (error instanceof Error && error.name === 'CLIError') process.stderr.write(`\n✗ ${error.message}\n`);
  else
    process.stderr.write(
      `\n✗ This is a fault of Stackyard’s own:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
}
