import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const WORKER = new URL('./worker.js', import.meta.url);

/** Writes kept.js beside the built pages: the service worker with which they can be read while the runner is away. */
export const keepPages: AstroIntegration = {
  name: 'keep-pages',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const folder = fileURLToPath(dir);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted();
      const hash = createHash('sha256');
      for (const file of files) hash.update(readFileSync(file));
      writeFileSync(
        join(folder, 'kept.js'),
        toWorker(
          hash.digest('hex').slice(0, 12),
          files.map((file) => toAddress(file.slice(folder.length))),
          readFileSync(WORKER, 'utf8'),
        ),
      );
    },
  },
};

/** A page is asked for by its folder. */
export function toAddress(file: string): string {
  return `/${file.replace(/^\/|(?<=^|\/)index\.html$/g, '')}`;
}

export function toWorker(version: string, addresses: string[], rest: string): string {
  return `const NAME = ${JSON.stringify(`pages-${version}`)};\nconst KEPT = new Set(${JSON.stringify(addresses)});\n${rest}`;
}
