import type { ProblemRow } from './row.ts';

/** What a terminal's WebSocket can be told. The status is that of an upgrade that is refused; later the frame alone is sent. */
export const terminalProblems = {
  'frame-too-large': (p: { bytes: number; limitBytes: number }): ProblemRow => ({
    status: 413,
    title: 'That was too much at once.',
    message: `A frame may hold ${p.limitBytes} bytes; this one had ${p.bytes}. The connection is closed.`,
    hint: 'Paste it in smaller parts, or save it as a file.',
  }),
  'frame-not-understood': (p: { faults: string }): ProblemRow => ({
    status: 400,
    title: 'The terminal got a message that it does not know.',
    message: `Expected an acknowledgement or a size: ${p.faults}. It was ignored.`,
    hint: 'Reload the page; it may be older than the runner.',
  }),
  'too-many-frames': (p: { perSecond: number }): ProblemRow => ({
    status: 429,
    title: 'The page talks faster than it may.',
    message: `A terminal takes ${p.perSecond} control messages a second. The connection is closed.`,
    hint: 'Reload the page.',
  }),
  'input-not-read': (): ProblemRow => ({
    status: 409,
    title: 'The program does not read what you type.',
    message: 'More than 1 MB waits for it already; what came now was dropped.',
    hint: 'End it with Ctrl-C, or wait until it reads again.',
  }),
  'terminal-ended': (): ProblemRow => ({
    status: 409,
    title: 'The shell of this terminal has ended.',
    message: 'What you typed went nowhere.',
    hint: 'Start it again with the button in the terminal.',
  }),
  'terminals-away': (): ProblemRow => ({
    status: 503,
    title: 'The terminals cannot be reached at the moment.',
    message: 'The part that keeps the shells did not answer within eight seconds. The machine keeps running.',
    hint: 'Try again in a moment; `npm start` starts that part anew, and shells with it.',
  }),
  'only-watching': (): ProblemRow => ({
    status: 403,
    title: 'You only watch this terminal.',
    message: 'An observer sees everything and types nothing; what came was dropped.',
    hint: 'Open the terminal from the lab’s own page to type in it.',
  }),
  'recording-full': (p: { terminal: string; limit: string }): ProblemRow => ({
    status: 507,
    title: `The recording of ${p.terminal} is full.`,
    message: `One recording holds ${p.limit}. It ends here; the terminal goes on.`,
    hint: 'Stop recording and start it again: that begins another file.',
  }),
  'recording-not-written': (p: { terminal: string; said: string }): ProblemRow => ({
    status: 507,
    title: `The recording of ${p.terminal} has ended.`,
    message: `It could not be written: ${p.said}. What came before is kept; the terminal goes on.`,
    hint: 'Ask the operator for room on the disk, then start recording again.',
  }),
  'recording-made-room': (p: { terminal: string }): ProblemRow => ({
    status: 507,
    title: `The recording of ${p.terminal} is gone.`,
    message: 'All recordings together had taken the disk they may have, and the oldest go first. The terminal goes on.',
    hint: 'Download what you want to keep, then start recording again.',
  }),
  'no-such-recording': (p: { name: string }): ProblemRow => ({
    status: 404,
    title: 'There is no such recording.',
    message: `No recording of this attempt is called ${p.name}; when disk is short, the oldest go first.`,
    hint: 'Choose one of those that the terminal’s menu still lists.',
  }),
} satisfies Record<string, (params: never) => ProblemRow>;
