import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Files of updates in one folder, each named by the id of its update. */
export interface Blobs {
  write(id: string, content: Buffer): Promise<void>;
  /** Rejects where there is none. */
  read(id: string): Promise<Buffer>;
}

export function createBlobs(folder: string): Blobs {
  const fileOf = (id: string) => {
    if (!UUID.test(id)) throw new Error('a blob is named by the id of its update');
    return join(folder, id.toLowerCase());
  };
  return {
    async write(id, content) {
      const file = fileOf(id);
      await mkdir(folder, { recursive: true });
      // a reader sees the old content or the new, never half of one
      await writeFile(`${file}.new`, content);
      await rename(`${file}.new`, file);
    },
    read: async (id) => readFile(fileOf(id)),
  };
}
