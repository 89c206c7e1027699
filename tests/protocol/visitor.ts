import { Problem } from '@stackyard/protocol/problem';
import type { Session, TerminalSummary } from '@stackyard/protocol/session';
import { expect } from 'vitest';
import { z } from 'zod';
import { answerAt, cookieOf, Guest, type Answer } from '../../runner/src/bench/client/guest.ts';
import { loadConfig } from '../../runner/src/config.ts';
import { Line } from './line.ts';

const { port } = loadConfig();
export const origin = `http://localhost:${port}`;

const Complaint = z.object({ problem: Problem });

/** A guest of the installation under test, whose lines keep what they show. */
export class Visitor extends Guest {
  static async arrive(): Promise<Visitor> {
    return new Visitor(origin, await cookieOf(origin));
  }

  /** A page joined to a terminal; `query` such as `&since=5`. */
  line(session: Session, terminal: Pick<TerminalSummary, 'id'>, query = ''): Promise<Line> {
    const { address, headers } = this.lineTo(session, terminal, query);
    return Line.open(address, headers);
  }
}

/** The problem that an answer tells; fails where it tells none, or not in full. */
export function problemOf({ status, text }: Answer): string {
  const complaint = Complaint.safeParse(JSON.parse(text));
  expect(complaint.success, `${status} ${text.slice(0, 300)}`).toBe(true);
  const problem = complaint.data?.problem;
  for (const words of [problem?.title, problem?.message, problem?.hint]) expect(words).toMatch(/\w.*[.!?]$/);
  return `${status} ${problem?.name ?? ''}`;
}

export const answerOf = (
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
): Promise<Answer> => answerAt(origin, method, path, body, headers);
