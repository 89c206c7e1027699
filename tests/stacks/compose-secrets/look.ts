import view from '../../../labs/02-compose-secrets/view.ts';
import { lookAtView } from '../../../runner/src/check/look-at-view.ts';
import type { Stack } from '../stack.ts';

/** The lab’s table of who can read each secret, about this stack as it runs now: by secret, then by place, such as `open web`. */
export async function look({ machine }: Stack): Promise<Record<string, Record<string, string>>> {
  const { table, why } = await lookAtView(view, {
    machine,
    seed: 'a stack',
    parameters: {},
    workdir: 'compose-secrets',
    stack: 'compose-secrets',
    signal: AbortSignal.timeout(10_000),
  });
  if (!table) throw new Error(why ?? 'no table');
  const column = (at: number) =>
    Object.fromEntries(
      table.rows.map(({ name, cells }) => [name, `${cells[at]?.state} ${cells[at]?.words}`.trim()] as const),
    );
  return Object.fromEntries(table.columns.map((name, at) => [name, column(at)]));
}

/** A secret that stands in no place but its file. */
export const NOWHERE = {
  Environment: 'closed',
  'Command line': 'closed',
  Image: 'closed',
  Log: 'closed',
  git: 'closed',
};
