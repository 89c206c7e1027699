import { SubmissionRefused } from './refused.ts';

const MOST_BYTES = 512;
const MOST_DEEP = 16;

/**
 * The path of a tar’s entry, relative to the submission’s folder and without `./`; '' is that folder itself. Throws
 * SubmissionRefused for one that leads elsewhere: nobody gets such a path by accident.
 */
export function entryPath(name: string): string {
  const refuse = (why: string): SubmissionRefused =>
    new SubmissionRefused(
      `The submission holds a path that ${why}: ${shown(name)}. Expected paths below its own folder.`,
    );
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f\\\ufffd]/.test(name)) throw refuse('no file here can have');
  if (name.startsWith('/')) throw refuse('begins at the root');
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) throw refuse('leads out');
  if (parts.length > MOST_DEEP) throw refuse(`is more than ${MOST_DEEP} folders deep`);
  if (Buffer.byteLength(name) > MOST_BYTES) throw refuse(`is longer than ${MOST_BYTES} bytes`);
  return parts.join('/');
}

/** A path as it may be shown: on one line, without control characters, and not too long. */
export function shown(name: string): string {
  const text = JSON.stringify(name).slice(1, -1);
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
