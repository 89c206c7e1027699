import { watch } from 'node:fs';
import { join } from 'node:path';
import { folders } from '../lab/load.ts';
import { lint, RULES } from '../lint/lint.ts';
import { sums, toLine } from '../lint/report.ts';

const SETTLE_MS = 300;

/** Says what lint has to say of a lab whenever one of its files was saved. `only`: ids of the labs it speaks of; null: all. */
export function watchLint(root: string, only: readonly string[] | null, say: (line: string) => void): Disposable {
  const labs = join(root, 'labs');
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let version = 0;
  let looking = Promise.resolve();

  const look = async (): Promise<void> => {
    const ids = (await folders(labs)).filter((id) => changed.has(id) && (only === null || only.includes(id)));
    changed.clear();
    version += 1;
    for (const id of ids) {
      const said = await lint(root, [id], version);
      for (const one of said) say(`  ${toLine(one)}`);
      say(`${id} was saved: ${sums(1, RULES.length, said)}`);
    }
  };

  const watcher = watch(labs, { recursive: true }, (_, path) => {
    if (path === null || /(?:^|\/)\.|~$/.test(path)) return;
    changed.add(path.split('/')[0] ?? '');
    clearTimeout(timer);
    timer = setTimeout(() => {
      looking = looking.then(look).catch((error: unknown) => say(`The labs could not be looked at: ${String(error)}`));
    }, SETTLE_MS);
  });
  watcher.on('error', (error) => say(`Labs are no longer watched: ${String(error)}`));
  return {
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
