import { setTimeout as wait } from 'node:timers/promises';
import type { LabSummary } from '@stackyard/protocol/lab';
import type { HostConfig } from './config.ts';
import { openPage } from './page.ts';
import type { Progress } from './progress.ts';

const EVERY_MS = 1000;
const SILENT_FOR_MS = 30_000;

/**
 * Shows how far the images of each lab are until all are ready or failed. The runner builds them; whoever stops
 * watching stops nothing. Gives a line for each lab that failed.
 */
export async function followLabs(config: HostConfig, progress: Progress): Promise<string[]> {
  const page = await openPage(config.port);
  const first = await page.labs();
  const building = first.filter(isOpen);
  const failed = first.flatMap(failure);
  if (building.length > 0)
    progress.say('Labs are being built; the page is usable meanwhile, and Ctrl-C here stops nothing.');
  let labs = first;
  const poll = watch(
    async () => void (labs = await page.labs()),
    () => labs.some(isOpen),
  );
  const shown = building.map(({ id, title }) =>
    progress.work(`lab-${id}`, `Lab ${id.slice(0, 2)}, ${title}`, async (now) => {
      for (;;) {
        const lab = labs.find((one) => one.id === id);
        if (lab === undefined || !isOpen(lab)) return lab;
        now(`${lab.build.what}${lab.build.of > 0 ? `, ${lab.build.done} of ${lab.build.of}` : ''}`);
        await Promise.race([wait(EVERY_MS), poll]);
      }
    }),
  );
  const ended = await Promise.all(shown);
  await poll;
  return [...failed, ...ended.flatMap((lab) => (lab === undefined ? [] : failure(lab)))];
}

/** Asks again and again while there is something to ask; one that stays silent for half a minute is an error. */
async function watch(ask: () => Promise<void>, isWanted: () => boolean): Promise<void> {
  let answeredAt = Date.now();
  while (isWanted()) {
    await wait(EVERY_MS);
    try {
      await ask();
      answeredAt = Date.now();
    } catch (error) {
      if (Date.now() - answeredAt > SILENT_FOR_MS) throw error;
    }
  }
}

function isOpen({ build }: LabSummary): boolean {
  return build.state === 'waiting' || build.state === 'building';
}

function failure({ id, build }: LabSummary): string[] {
  if (build.state !== 'failed') return [];
  const problem =
    build.problem === null ? '' : ` ${build.problem.title} ${build.problem.message}\n  → ${build.problem.hint}`;
  return [`✗ Lab ${id} could not be built.${problem}`];
}
