import type { Files } from '@stackyard/kit';
import type { Probed } from './probed.ts';

const LIMIT_BYTES = 262_144;
const TIMEOUT_MS = 3000;
const HOME = '/home/learner';

/** Exit codes of the script below. */
const MISSING = 44;
const FOLDER = 45;

// A named pipe or a device would never end: only what is a file behind its links is opened.
const SCRIPT = `[ -e "$1" ] || exit ${MISSING}; [ ! -d "$1" ] || exit ${FOLDER}; [ -f "$1" ] && exec head -c ${LIMIT_BYTES + 1} -- "$1"`;

/** Reads files in the machine as the learner: a link leads no further than the learner may go. */
export function probeFiles(machine: Probed): Files {
  return {
    read: async (path) => {
      const absolute = path.startsWith('/') ? path : `${HOME}/${path}`;
      const result = await machine.exec(['sh', '-c', SCRIPT, 'read', absolute], {
        user: 'learner',
        cwd: HOME,
        timeoutMs: TIMEOUT_MS,
        maxBytes: LIMIT_BYTES + 1,
      });
      if (result.code === MISSING) return { found: false, why: 'missing' };
      if (result.code === FOLDER) return { found: false, why: 'folder' };
      if (result.code !== 0) return { found: false, why: 'unreadable' };
      const text = result.stdout.slice(0, LIMIT_BYTES);
      return { found: true, text, truncated: result.stdout.length > LIMIT_BYTES };
    },
  };
}
