import { existsSync, unwatchFile, watch, watchFile } from 'node:fs';
import { join } from 'node:path';
import { LabId } from '@stackyard/protocol/lab';
import type { Fault } from '../lab/fault.ts';
import { freezeDeep } from '../lab/freeze.ts';
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
    for (const id of ids) {
      if (options.labs.some((lab) => lab.id === id)) await readAnew(options, { id, paths, version });
      else if (await isWhole(options, id, version)) return options.restart();
    }
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
