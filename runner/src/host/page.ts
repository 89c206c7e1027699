import { LabSummary } from '@stackyard/protocol/lab';
import { z } from 'zod';

const ANSWER_WITHIN_MS = 5000;
const Labs = z.object({ labs: z.array(LabSummary) });

/** The runner as a browser on this host meets it: opening the page gives the cookie that the API asks for. */
export async function openPage(port: number): Promise<{ labs(): Promise<LabSummary[]> }> {
  const address = `http://localhost:${port}`;
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(address + path, { headers, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  const page = await ask('/', {});
  await page.body?.cancel();
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    async labs() {
      const response = await ask('/api/labs', { cookie });
      if (!response.ok) throw new Error(`${address}/api/labs answered ${response.status}: ${await response.text()}`);
      return Labs.parse(await response.json()).labs;
    },
  };
}
