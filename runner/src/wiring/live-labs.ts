import { existsSync, unwatchFile, watchFile } from 'node:fs';
import { join, relative } from 'node:path';
import { LabId } from '@stackyard/protocol/lab';
import type { Fault } from '../lab/fault.ts';
import { freezeDeep } from '../lab/freeze.ts';
import type { Lab } from '../lab/lab.ts';
import { readLab } from '../lab/load.ts';
import { reloadLab } from '../session/reload.ts';
import type { Sessions } from '../session/sessions.ts';
import { watchFiles } from '../watch-files.ts';
import { labsForSessions } from './labs.ts';

const SETTLE_MS = 150;
const LOOK_EVERY_MS = 300;

export interface LiveLabsOptions {
  /** Where the labs lie. */
  folder: string;
  /** The file that a build of the pages writes last. */
  pages: string;
  /** As read at the start; a lab that was read anew takes its place here. */
  labs: Lab[];
  sessions: Sessions;
  /** A lab came or went, or stands on another stack: images have to be built, which is settled at the start. */
  restart(): void;
  say(id: string, faults: readonly Fault[]): void;
}

/**
 * Follows an author: a lab whose files change is read anew, the last good one stays while it has faults, and every page is told either way. Pages
 * that were built anew are told of too.
 */
export async function followLabs(options: LiveLabsOptions): Promise<AsyncDisposable> {
  const { folder, pages, sessions } = options;
  const { bus, log } = sessions.context;
  let version = 0;
  let reading = Promise.resolve();

  const readChanged = async (paths: readonly string[]): Promise<void> => {
    version += 1;
    for (const id of new Set(paths.map((path) => path.split('/')[0] ?? ''))) {
      if (options.labs.some((lab) => lab.id === id)) await readAnew(options, { id, paths, version });
      else if (await isWhole(options, id, version)) return options.restart();
    }
  };

  const watching = await watchFiles({
    folders: [folder],
    settleMs: SETTLE_MS,
    changed: (paths) => {
      reading = reading.then(() => readChanged(paths.map((path) => relative(folder, path))));
      sessions.follow(reading);
    },
    failed: (error) => log.warn({ err: error }, 'changes of the labs may go unseen'),
  });
  watchFile(pages, { interval: LOOK_EVERY_MS, persistent: false }, (now, before) => {
    if (now.mtimeMs > 0 && now.mtimeMs !== before.mtimeMs) bus.sendToAll({ type: 'pages' });
  });
  return {
    [Symbol.asyncDispose]: async () => {
      unwatchFile(pages);
      await watching[Symbol.asyncDispose]();
    },
  };
}

/** Whether a lab that was not there at the start, or had faults then, can be taken in. */
async function isWhole({ folder, say }: LiveLabsOptions, id: string, version: number): Promise<boolean> {
  if (!LabId.safeParse(id).success || !existsSync(join(folder, id))) return false;
  const { faults } = await readLab(folder, id, version);
  say(id, faults);
  return faults.length === 0;
}

/** Reads one lab anew; where it has faults the last good one stays. */
async function readAnew(
  options: Pick<LiveLabsOptions, 'folder' | 'labs' | 'sessions' | 'restart' | 'say'>,
  { id, paths, version }: { id: string; paths: readonly string[]; version: number },
): Promise<void> {
  const { folder, labs, sessions } = options;
  if (!existsSync(join(folder, id))) return options.restart();
  const { lab, faults } = await readLab(folder, id, version);
  options.say(id, faults);
  sessions.context.bus.sendToAll({ type: 'lab', lab: id, faults });
  if (lab === null || faults.length > 0) return;
  const at = labs.findIndex((one) => one.id === id);
  if (labs[at]?.frontmatter.stack !== lab.frontmatter.stack) return options.restart();
  labs.splice(at, 1, freezeDeep(lab));
  const [made] = (await labsForSessions([lab], folder)).values();
  const steps = paths.flatMap((path) => (path.startsWith(`${id}/`) ? (path.split('/')[1] ?? []) : []));
  if (made) reloadLab(sessions, made, steps);
}
