import type { ContextFile } from './files.ts';
import { npmFiles } from './npm-pack.ts';

/** Node’s and npm’s files as they lie under /usr/local, for the context of stackyard/node. */
export async function nodeFiles(nodeSpec: string, npmSpec: string, folder: string): Promise<ContextFile[]> {
  const [node, npm] = await Promise.all([
    // headers for native modules; those of OpenSSL are half of Node’s package and nothing here needs them
    npmFiles(
      nodeSpec,
      folder,
      'local/',
      (path) => path.startsWith('bin/') || (path.startsWith('include/') && !path.includes('/openssl/')),
    ),
    npmFiles(
      npmSpec,
      folder,
      'local/lib/node_modules/npm/',
      (path) => !path.startsWith('docs/') && !path.startsWith('man/'),
    ),
  ]);
  // npm’s archives do not keep who may run a file
  return [...node, ...npm].map((file) =>
    /\/bin\/(node|.*-cli\.js)$/.test(file.path) ? { ...file, executable: true } : file,
  );
}
