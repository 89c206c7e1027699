import { join, relative } from 'node:path';
import { folders } from '../lab/load.ts';
import { lint, RULES } from '../lint/lint.ts';
import { sums, toLine } from '../lint/report.ts';
import { watchFiles } from '../watch-files.ts';

const SETTLE_MS = 300;

/** Says what lint has to say of a lab whenever one of its files was saved. `only`: ids of the labs it speaks of; null: all. */
export async function watchLint(
  root: string,
  only: readonly string[] | null,
  say: (line: string) => void,
): Promise<AsyncDisposable> {
  const labs = join(root, 'labs');
  let version = 0;
  let looking = Promise.resolve();

  const look = async (changed: ReadonlySet<string>): Promise<void> => {
    version += 1;
    for (const id of await folders(labs)) {
      if (!changed.has(id) || (only !== null && !only.includes(id))) continue;
      const said = await lint(root, [id], version);
      for (const one of said) say(`  ${toLine(one)}`);
      say(`${id} was saved: ${sums(1, RULES.length, said)}`);
    }
  };

  return watchFiles({
    folders: [labs],
    settleMs: SETTLE_MS,
    changed: (paths) => {
      const changed = new Set(paths.map((path) => relative(labs, path).split('/')[0] ?? ''));
      looking = looking
        .then(() => look(changed))
        .catch((error: unknown) => say(`The labs could not be looked at: ${String(error)}`));
    },
    failed: (error) => say(`Changes of the labs may go unseen: ${String(error)}`),
  });
}
