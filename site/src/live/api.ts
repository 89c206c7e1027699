import type { CreateEntry, FileContent, FileWritten, Folder, RenameEntry, WriteFile } from '@stackyard/protocol/files';
import type { LabSummary } from '@stackyard/protocol/lab';
import type { Problem } from '@stackyard/protocol/problem';
import type { GoToPlan } from '@stackyard/protocol/plan';
import type { Recording } from '@stackyard/protocol/recording';
import type { SaveFile, Session, TerminalSummary } from '@stackyard/protocol/session';
import type { Status } from '@stackyard/protocol/status';
import type { View } from '@stackyard/protocol/view';

const ANSWER_WITHIN_MS = 20_000;

/** What was wrong, as a person reads it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

function unreachable(): ProblemError {
  return new ProblemError({
    name: 'runner-unreachable',
    title: 'Stackyard does not answer',
    message: 'The page could not reach the program that runs your machine.',
    hint: 'Look whether npm start still runs where you started it, then try again.',
  });
}

function strange(status: number): ProblemError {
  return new ProblemError({
    name: 'answer-not-understood',
    title: `Stackyard answered ${status}, without a reason`,
    message: 'An answer in JSON with a problem in it was expected.',
    hint: 'Load the page again. If that does not help, the log of the runner holds more.',
  });
}

async function call<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  const response = await fetch(`/api${path}`, init).catch(() => {
    throw unreachable();
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = (answer as { problem?: Problem } | null)?.problem;
    throw problem ? new ProblemError(problem) : strange(response.status);
  }
  if (answer === null && response.status !== 204) throw strange(response.status);
  return answer as T;
}

const session = (id: string): string => `/sessions/${id}`;
const at = (id: string, what: string, path: string): string =>
  `${session(id)}/files${what}?path=${encodeURIComponent(path)}`;

/** The runner’s HTTP API, one function a route; each throws ProblemError. */
export const api = {
  status: () => call<Status>('GET', '/status'),
  labs: async () => (await call<{ labs: LabSummary[] }>('GET', '/labs')).labs,
  open: (lab: string) => call<Session>('POST', `/labs/${lab}/session`),
  session: (id: string) => call<Session>('GET', session(id)),
  view: (id: string) => call<View>('GET', `${session(id)}/view`),
  end: (id: string) => call<Session>('DELETE', session(id)),
  restart: (id: string) => call<Session>('POST', `${session(id)}/restart`),
  startOver: (id: string) => call<Session>('POST', `${session(id)}/start-over`),
  undo: (id: string) => call<Session>('POST', `${session(id)}/undo`),
  here: (id: string) => call<Session>('POST', `${session(id)}/here`),
  planGoTo: (id: string, step: string) => call<GoToPlan>('GET', `${session(id)}/go-to/${step}`),
  goTo: (id: string, step: string) => call<Session>('POST', `${session(id)}/go-to`, { step }),
  back: (id: string, checkpoint: string) => call<Session>('POST', `${session(id)}/back`, { checkpoint }),
  check: (id: string, step: string) => call<Session>('POST', `${session(id)}/check`, { step }),
  save: (id: string, file: SaveFile) => call<unknown>('POST', `${session(id)}/file`, file),
  list: (id: string, path: string) => call<Folder>('GET', at(id, '', path)),
  read: (id: string, path: string) => call<FileContent>('GET', at(id, '/content', path)),
  write: (id: string, file: WriteFile) => call<FileWritten>('PUT', `${session(id)}/files/content`, file),
  create: (id: string, entry: CreateEntry) => call<unknown>('POST', `${session(id)}/files`, entry),
  rename: (id: string, entry: RenameEntry) => call<unknown>('POST', `${session(id)}/files/rename`, entry),
  remove: (id: string, path: string) => call<unknown>('DELETE', at(id, '', path)),
  record: (id: string, on: boolean) => call<Session>('POST', `${session(id)}/recording`, { on }),
  recordings: async (id: string) =>
    (await call<{ recordings: Recording[] }>('GET', `${session(id)}/recordings`)).recordings,
  openTerminal: (id: string, name?: string) =>
    call<TerminalSummary>('POST', `${session(id)}/terminals`, name === undefined ? {} : { name }),
  closeTerminal: (id: string, terminal: string) => call<unknown>('DELETE', `${session(id)}/terminals/${terminal}`),
  startTerminalAgain: (id: string, terminal: string) =>
    call<TerminalSummary>('POST', `${session(id)}/terminals/${terminal}/again`),
};
