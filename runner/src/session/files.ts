import type { SaveFile } from '@stackyard/protocol/session';
import { problem } from '../problems.ts';
import type { Session } from './session.ts';

const HOME = '/home/learner';
const WITHIN_MS = 5000;
const READ_LIMIT_BYTES = 262_144;

// Written beside and moved, so that a program in the machine never reads half a file.
const WRITE =
  'set -e; mkdir -p -- "$(dirname -- "$1")"; if [ -d "$1" ]; then echo "it is a folder" >&2; exit 1; fi; cat > "$1.$$~"; mv -- "$1.$$~" "$1"';
const READ = '[ -f "$1" ] || exit 44; exec head -c "$2" -- "$1"';

/** The path as it is asked for, inside the home; a link in it leads no further than the learner may go. */
function checked(path: string): string {
  const parts = path.split('/');
  const why =
    path.startsWith('/') || path.startsWith('~')
      ? 'it is not relative to the home folder'
      : parts.some((part) => part === '..')
        ? 'it leaves the home folder'
        : path.endsWith('/') || parts.at(-1) === '.'
          ? 'it names a folder'
          : /\p{Cc}/u.test(path)
            ? 'it holds a control character'
            : null;
  if (why) throw problem('bad-path', { path: JSON.stringify(path), why });
  return `${HOME}/${path}`;
}

/** Saves a file in the learner's home, as the learner. */
export async function saveFile(session: Session, { path, content }: SaveFile): Promise<void> {
  const file = checked(path);
  session.touch();
  const machine = session.needMachine();
  const { code, stderr, timedOut } = await machine.exec(['sh', '-c', WRITE, 'save', file], {
    user: 'learner',
    input: content,
    timeoutMs: WITHIN_MS,
  });
  if (code !== 0)
    throw problem('file-not-saved', {
      path,
      said: timedOut ? `no answer within ${WITHIN_MS / 1000} s` : lastLine(stderr),
    });
  session.acted = true;
  session.look();
}

/** A text file of the learner's home. */
export async function readFile(session: Session, path: string): Promise<string> {
  const file = checked(path);
  const { code, stdout } = await session
    .needMachine()
    .exec(['sh', '-c', READ, 'read', file, String(READ_LIMIT_BYTES + 1)], {
      user: 'learner',
      timeoutMs: WITHIN_MS,
      maxBytes: READ_LIMIT_BYTES + 1,
    });
  if (code !== 0) throw problem('no-such-file', { path });
  if (Buffer.byteLength(stdout) > READ_LIMIT_BYTES)
    throw problem('file-too-large', { path, limitKb: READ_LIMIT_BYTES / 1024 });
  return stdout;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
