import type { ProblemRow } from './row.ts';

/** What can be wrong with a file of the learner's home, or with what is asked of it. */
export const fileProblems = {
  'bad-path': (p: { path: string; why: string }): ProblemRow => ({
    status: 400,
    title: 'This is not a path inside the home folder.',
    message: `${p.path}: ${p.why}.`,
    hint: 'Give a path relative to the home folder, such as secure-update/update.json.',
  }),
  'no-such-file': (p: { path: string }): ProblemRow => ({
    status: 404,
    title: 'There is no such file.',
    message: `The home folder has nothing at ${p.path}.`,
    hint: 'Check the name with ls in the terminal.',
  }),
  'is-a-folder': (p: { path: string }): ProblemRow => ({
    status: 409,
    title: 'This is a folder.',
    message: `${p.path}: it is a folder; a file was expected.`,
    hint: 'Choose a file in it, or another name.',
  }),
  'not-a-folder': (p: { path: string }): ProblemRow => ({
    status: 409,
    title: 'This is not a folder.',
    message: `${p.path}: a folder was expected.`,
    hint: 'Look at what it is with ls -l in the terminal.',
  }),
  'not-a-file': (p: { path: string }): ProblemRow => ({
    status: 409,
    title: 'This is not a file that can be opened.',
    message: `${p.path} is a pipe, a socket or a device: what it gives has no end.`,
    hint: 'Look at what it is with ls -l in the terminal.',
  }),
  'file-not-readable': (p: { path: string }): ProblemRow => ({
    status: 403,
    title: 'You may not read this.',
    message: `${p.path}: its rights do not let the learner in.`,
    hint: 'Look at its rights with ls -l; sudo changes them.',
  }),
  'file-read-only': (p: { path: string }): ProblemRow => ({
    status: 403,
    title: 'You may not write this file.',
    message: `${p.path}: its rights let the learner read, and not write.`,
    hint: 'Look at its rights with ls -l; sudo changes them.',
  }),
  'file-not-text': (p: { path: string; kb: number }): ProblemRow => ({
    status: 415,
    title: 'This file is not text.',
    message: `${p.path} has ${p.kb} KiB with zero bytes in them, as programs and pictures have.`,
    hint: 'Look at it with file or xxd in the terminal.',
  }),
  'file-not-utf8': (p: { path: string }): ProblemRow => ({
    status: 415,
    title: 'This file is not UTF-8.',
    message: `${p.path} is text in another encoding. Saved from here it would change where nobody typed.`,
    hint: 'Look with file, turn it into UTF-8 with iconv.',
  }),
  'file-too-large': (p: { path: string; limitKb: number }): ProblemRow => ({
    status: 413,
    title: 'The file is too large to show.',
    message: `${p.path} holds more than ${p.limitKb} KiB.`,
    hint: 'Open it in the terminal with less.',
  }),
  'file-changed': (p: { path: string }): ProblemRow => ({
    status: 409,
    title: 'The file has changed on disk meanwhile.',
    message: `${p.path} is no longer what you began from; nothing was written.`,
    hint: 'Compare both, then keep yours or take the other.',
  }),
  'file-not-saved': (p: { path: string; said: string }): ProblemRow => ({
    status: 409,
    title: 'The file could not be saved.',
    message: `${p.path}: the machine said “${p.said}”.`,
    hint: 'Look at the folder’s rights and the disk’s free space with ls -l and df -h.',
  }),
  'name-taken': (p: { path: string }): ProblemRow => ({
    status: 409,
    title: 'The name is taken.',
    message: `There is something at ${p.path} already; nothing was changed.`,
    hint: 'Choose another name.',
  }),
  'files-refused': (p: { path: string; said: string }): ProblemRow => ({
    status: 409,
    title: 'The machine refused that.',
    message: `${p.path}: it said “${p.said}”.`,
    hint: 'Look at the folder’s rights with ls -l in the terminal.',
  }),
  'files-silent': (p: { path: string; seconds: number }): ProblemRow => ({
    status: 503,
    title: 'The machine did not answer in time.',
    message: `${p.path}: no answer within ${p.seconds} s.`,
    hint: 'It may be busy: try again in a moment.',
  }),
  'files-not-watched': (p: { said: string }): ProblemRow => ({
    status: 503,
    title: 'Changes on disk are not seen at the moment.',
    message: `What looks for them in the machine has ended: ${p.said}.`,
    hint: 'It is started again by itself; saving is safe meanwhile.',
  }),
} satisfies Record<string, (params: never) => ProblemRow>;
