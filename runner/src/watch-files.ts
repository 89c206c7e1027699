import { watch } from 'chokidar';

export interface FilesWatched {
  /** Absolute. */
  folders: readonly string[];
  /** Milliseconds without a change before it is told. */
  settleMs: number;
  /** Files that are saved, come or go, as absolute paths. */
  changed(paths: readonly string[]): void;
  /** The watching itself went wrong; it goes on where it can. */
  failed(error: unknown): void;
}

/** What editors and tools leave beside the files that are meant. */
const BESIDE = /(?:^|\/)(?:\.[^/]*\.sw[a-z]|\.#[^/]*|[^/]*~|4913)$/;

/** Tells of changes below folders, together once they have come to rest. Settles when it sees every change from then on. */
export async function watchFiles({ folders, settleMs, changed, failed }: FilesWatched): Promise<AsyncDisposable> {
  const seen = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...folders], { ignoreInitial: true });
  watcher.on('all', (_, path) => {
    if (folders.some((folder) => path.startsWith(folder) && BESIDE.test(path.slice(folder.length)))) return;
    seen.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...seen];
      seen.clear();
      changed(paths);
    }, settleMs);
  });
  watcher.on('error', failed);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
