import { LabSummary } from '@stackyard/protocol/lab';
import { z } from 'zod';

const ANSWER_WITHIN_MS = 5000;
const Labs = z.object({ labs: z.array(LabSummary) });

/** The runner as a browser on this host meets it: opening the page gives the cookie that the API asks for. */
export interface Page {
  /** such as http://localhost:4321 */
  address: string;
  cookie: string;
  labs(): Promise<LabSummary[]>;
  /** Asks the API with this body; gives what it answers, and throws what it says of a refusal. */
  post(path: string, body: object, withinMs?: number): Promise<unknown>;
}

export async function openPage(port: number): Promise<Page> {
  const address = `http://localhost:${port}`;
  const ask = (path: string, request: RequestInit, withinMs = ANSWER_WITHIN_MS) =>
    fetch(address + path, { ...request, signal: AbortSignal.timeout(withinMs) });
  const page = await ask('/', {});
  await page.body?.cancel();
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const answer = async (path: string, response: Response): Promise<unknown> => {
    if (!response.ok) throw new Error(`${address}${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    address,
    cookie,
    async labs() {
      return Labs.parse(await answer('/api/labs', await ask('/api/labs', { headers: { cookie } }))).labs;
    },
    async post(path, body, withinMs) {
      const headers = { cookie, origin: address, 'content-type': 'application/json' };
      return answer(path, await ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, withinMs));
    },
  };
}
