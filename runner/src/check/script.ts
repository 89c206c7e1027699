import type { Block } from '../lab/lab.ts';

export interface ScriptPlace {
  /** Absolute path of the lab’s folder in the machine; scripts start there. */
  dir: string;
  home: string;
  /** Path of the file that exports the lab’s variables in the learner’s shells. */
  exports: string;
  /** Where blocks run that need no subshell: one shell, as in one terminal. */
  terminal: string;
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A page’s blocks as one bash script, in their order: what is run in the first terminal shares a shell as it does there, another
 * terminal’s block has a shell of its own, a save-as block writes its file. A command that fails ends nothing.
 */
export function pageScript(blocks: readonly Block[], place: ScriptPlace): string {
  return [...preamble(place), ...blocks.flatMap((block) => lines(block, place))].join('\n');
}

/** A script of the lab’s author (a solution or a wrong answer), run as the learner would. */
export function authorScript(script: string, place: ScriptPlace): string {
  return [...preamble(place), script].join('\n');
}

function preamble({ dir, exports }: ScriptPlace): string[] {
  return [`. ${quote(exports)}`, `cd ${quote(dir)} || exit 1`];
}

function lines(block: Block, { home, terminal, dir }: ScriptPlace): string[] {
  if (block.kind === 'copy') return [];
  if (block.kind === 'run')
    return [block.terminal === terminal ? block.code : `(cd ${quote(dir)} && exec bash -c ${quote(block.code)})`];
  const path = `${home}/${block.path}`;
  const content = Buffer.from(block.code, 'utf8').toString('base64');
  return [`mkdir -p "$(dirname ${quote(path)})"`, `printf %s ${content} | base64 --decode > ${quote(path)}`];
}
