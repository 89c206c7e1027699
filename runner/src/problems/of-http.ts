import type { ProblemRow } from './row.ts';

/** What can be wrong with a request before it reaches a lab or a session. */
export const httpProblems = {
  'our-fault': (): ProblemRow => ({
    status: 500,
    title: 'Something broke on our side.',
    message: 'The runner met a fault that is not yours; nothing that was shown is lost.',
    hint: 'Try again. If it stays, the runner’s log says more under this id.',
  }),
  'no-such-page': (p: { path: string }): ProblemRow => ({
    status: 404,
    title: 'There is nothing at this address.',
    message: `The runner knows no ${p.path}.`,
    hint: 'Start from the home page, or from /api/docs for the API.',
  }),
  'wrong-shape': (p: { where: string; faults: string }): ProblemRow => ({
    status: 400,
    title: 'The request has the wrong shape.',
    message: `In the ${p.where}: ${p.faults}.`,
    hint: 'Compare it with the description at /api/docs.',
  }),
  'not-json': (p: { came: string }): ProblemRow => ({
    status: 415,
    title: 'The body is not JSON that we can read.',
    message: `Expected a body of type application/json; what came: ${p.came}.`,
    hint: 'Send JSON with the header Content-Type: application/json.',
  }),
  'too-large': (p: { limitKb: number }): ProblemRow => ({
    status: 413,
    title: 'The request is too large.',
    message: `At most ${p.limitKb} KiB are taken here.`,
    hint: 'Send less, or make the file in the terminal.',
  }),
  'too-many-requests': (p: { seconds: number }): ProblemRow => ({
    status: 429,
    title: 'Too many requests at once.',
    message: `This browser asked more often than the limit allows; it opens again in ${p.seconds} s.`,
    hint: 'Wait that long, then go on.',
  }),
  'too-many-pages': (p: { most: number }): ProblemRow => ({
    status: 429,
    title: 'Too many pages are open.',
    message: `At most ${p.most} pages of one browser may listen at the same time.`,
    hint: 'Close a tab of Stackyard that you no longer need.',
  }),
  'wrong-host': (p: { host: string; expected: string }): ProblemRow => ({
    status: 421,
    title: 'This address is not ours.',
    message: `The request names the host ${p.host}; expected ${p.expected}.`,
    hint: `Open http://${p.expected} instead.`,
  }),
  'wrong-origin': (p: { origin: string; expected: string }): ProblemRow => ({
    status: 403,
    title: 'Another site asked, not our page.',
    message: `The request came from ${p.origin}; only ${p.expected} may do this.`,
    hint: `Open http://${p.expected} and do it there.`,
  }),
  'no-seat': (): ProblemRow => ({
    status: 401,
    title: 'This browser has no seat yet.',
    message: 'The request came without the cookie that the page sets.',
    hint: 'Open the home page once in this browser, then go on.',
  }),
  'port-not-shown': (p: { port: number; known: string }): ProblemRow => ({
    status: 404,
    title: 'This port is not one that the lab shows.',
    message: `The lab shows the ports ${p.known}; asked for was ${p.port}.`,
    hint: 'Use the tabs beside the text, or curl in the terminal.',
  }),
  'nothing-listens': (p: { port: number }): ProblemRow => ({
    status: 503,
    title: `Nothing listens on port ${p.port} yet.`,
    message: 'This loads by itself as soon as something does.',
    hint: 'Start what should answer here; docker compose ps shows what runs.',
  }),
  'app-broke-off': (p: { port: number; said: string }): ProblemRow => ({
    status: 502,
    title: `What listens on port ${p.port} broke off.`,
    message: `It took the request and ended the connection without an answer (${p.said}).`,
    hint: 'Look at its log: docker compose logs.',
  }),
  'no-feed': (p: { lab: string }): ProblemRow => ({
    status: 404,
    title: 'This lab has no feed.',
    message: `The definition of ${p.lab} names no place where its system tells what it decides.`,
    hint: 'Look at the system’s logs in the terminal instead.',
  }),
  'no-view': (p: { lab: string }): ProblemRow => ({
    status: 404,
    title: 'This lab has no view.',
    message: `The definition of ${p.lab} names no table about its machine.`,
    hint: 'Look at the machine in the terminal instead.',
  }),
  'no-machine-yet': (): ProblemRow => ({
    status: 503,
    title: 'There is no machine at the moment.',
    message: 'This goes on by itself as soon as the machine is ready.',
    hint: 'The line at the top says how far it is.',
  }),
  'feed-not-understood': (p: { port: number; said: string }): ProblemRow => ({
    status: 502,
    title: `What listens on port ${p.port} is not the feed.`,
    message: `Expected a stream of decisions; what came: ${p.said}.`,
    hint: 'Look at the log of the service that listens there: docker compose logs.',
  }),
  'slow-request': (): ProblemRow => ({
    status: 408,
    title: 'The request did not arrive in time.',
    message: 'Its head or body was not complete within the limit.',
    hint: 'Check the line and send it again.',
  }),
} satisfies Record<string, (params: never) => ProblemRow>;
