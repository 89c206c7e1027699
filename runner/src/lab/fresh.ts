import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const VERSION = 'edition';
let hooked = false;

/**
 * Address of a module of a lab. Modules are read once a process; under a version of its own a check is read anew, and with it every file of
 * the lab that it imports.
 */
export function freshUrl(path: string, version: number): URL {
  const url = pathToFileURL(path);
  if (version === 0) return url;
  inherit();
  url.searchParams.set(VERSION, String(version));
  return url;
}

/** What a module imports by a relative path has its version; packages stay as they are. */
function inherit(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const version = context.parentURL?.startsWith('file:') && new URL(context.parentURL).searchParams.get(VERSION);
      if (!version || !/^\.{1,2}\//.test(specifier)) return found;
      const url = new URL(found.url);
      url.searchParams.set(VERSION, version);
      return { ...found, url: url.href };
    },
  });
}
