import { watch, watchFile, unwatchFile } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { Fault } from '../lab/fault.ts';
import type { Lab } from '../lab/lab.ts';
import { readLab } from '../lab/load.ts';
import { reloadLab } from '../session/reload.ts';
import type { Sessions } from '../session/sessions.ts';
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
export function followLabs(options: LiveLabsOptions): Disposable {
  const { folder, pages, sessions } = options;
  const { bus } = sessions.context;
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let version = 0;
  let reading = Promise.resolve();

  const readChanged = async (): Promise<void> => {
    const paths = [...changed];
    changed.clear();
    const ids = new Set(paths.map((path) => path.split('/')[0] ?? ''));
    version += 1;
    if (await hasOthers(options)) return options.restart();
    for (const id of ids)
      if (options.labs.some((lab) => lab.id === id)) await readAnew(options, { id, paths, version });
  };

  const watcher = watch(folder, { recursive: true }, (_, path) => {
    if (path === null || /(?:^|\/)\.|~$/.test(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(readChanged);
      sessions.follow(reading);
    }, SETTLE_MS);
  });
  // a folder that goes while it is looked at is no fault of ours
  watcher.on('error', () => undefined);
  watchFile(pages, { interval: LOOK_EVERY_MS, persistent: false }, (now, before) => {
    if (now.mtimeMs > 0 && now.mtimeMs !== before.mtimeMs) bus.sendToAll({ type: 'pages' });
  });
  return {
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      watcher.close();
      unwatchFile(pages);
    },
  };
}

/** Whether the labs on disk are others than those read at the start. */
async function hasOthers({ folder, labs }: LiveLabsOptions): Promise<boolean> {
  const found = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return found.length !== labs.length || found.some(({ name }) => !labs.some(({ id }) => id === name));
}

/** Reads one lab anew; where it has faults the last good one stays. */
export async function readAnew(
  options: Pick<LiveLabsOptions, 'folder' | 'labs' | 'sessions' | 'restart' | 'say'>,
  { id, paths, version }: { id: string; paths: readonly string[]; version: number },
): Promise<void> {
  const { folder, labs, sessions } = options;
  const { lab, faults } = await readLab(folder, id, version);
  options.say(id, faults);
  sessions.context.bus.sendToAll({ type: 'lab', lab: id, faults });
  if (lab === null || faults.length > 0) return;
  const at = labs.findIndex((one) => one.id === id);
  if (labs[at]?.frontmatter.stack !== lab.frontmatter.stack) return options.restart();
  labs.splice(at, 1, lab);
  const [made] = (await labsForSessions([lab], folder)).values();
  const steps = paths.flatMap((path) => (path.startsWith(`${id}/`) ? (path.split('/')[1] ?? []) : []));
  if (made) reloadLab(sessions, made, steps);
}
