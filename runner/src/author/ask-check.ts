import { Verdict } from '@stackyard/protocol/verdict';
import { openPage, type Page } from '../host/page.ts';
import { hostProblem } from '../host/problems.ts';

/** A check ends within 10 s by itself; the rest is for a machine that is busy. */
const VERDICT_WITHIN_MS = 30_000;

export interface CheckQuestion {
  /** of the runner on this host */
  port: number;
  /** name of the installation, for what is said */
  name: string;
  lab: string;
  step: string;
}

/** Asks one check in the machine of the lab’s open session; nothing is kept of it. Throws a problem where there is no such machine. */
export async function askCheck({ port, name, lab, step }: CheckQuestion): Promise<Verdict> {
  const container = `${name}-runner`;
  const page = await openPage(port).catch((cause: unknown) => {
    throw hostProblem('not-running', { container }, cause);
  });
  const session = await sessionOf(page, lab);
  try {
    return Verdict.parse(await page.post(`/api/sessions/${session}/verdict`, { step }, VERDICT_WITHIN_MS));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    if (said.includes('"not-ready"'))
      throw hostProblem('no-session', { lab, address: `${page.address}/labs/${lab}/` }, cause);
    throw hostProblem('check-refused', { said, container }, cause);
  }
}

async function sessionOf(page: Page, lab: string): Promise<string> {
  const session = (await page.labs()).find(({ id }) => id === lab)?.session ?? null;
  if (session === null) throw hostProblem('no-session', { lab, address: `${page.address}/labs/${lab}/` });
  return session;
}
