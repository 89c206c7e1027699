import type { Problem } from '@stackyard/protocol/problem';
import { fileProblems } from './problems/of-files.ts';
import { httpProblems } from './problems/of-http.ts';
import { machineProblems } from './problems/of-machines.ts';
import { sessionProblems } from './problems/of-sessions.ts';
import { terminalProblems } from './problems/of-terminals.ts';

/** Every problem that the runner can show a person, by name. A row gives the HTTP status and the words. */
const table = { ...httpProblems, ...machineProblems, ...sessionProblems, ...fileProblems, ...terminalProblems };

type Table = typeof table;
export type ProblemName = keyof Table;

/** A person's fault or a limit of the place: a sentence with a next step, never a stack. */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(`${problem.title} ${problem.message}`);
    this.name = 'ProblemError';
    this.status = status;
    this.problem = problem;
  }
}

/** The problem of that name in words, to be thrown; `params` are what its row asks for. */
export function problem<N extends ProblemName>(name: N, ...params: Parameters<Table[N]>): ProblemError {
  const row = (table[name] as (...values: Parameters<Table[N]>) => ReturnType<Table[N]>)(...params);
  return new ProblemError(row.status, { name, title: row.title, message: row.message, hint: row.hint });
}

/** What a thrown value is to a person: its own problem, or ours with an id under which the log holds the stack. */
export function toProblem(thrown: unknown, log: (id: string, thrown: unknown) => void): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const id = `p-${crypto.randomUUID().slice(0, 4)}`;
  log(id, thrown);
  const ours = problem('our-fault');
  return new ProblemError(ours.status, { ...ours.problem, id });
}
