import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabProof, TrialResult } from '@stackyard/protocol/proof';
import type { Lab } from '../lab/lab.ts';
import { imagesOf } from '../machine/images.ts';
import { keepArtifacts } from './artifacts.ts';
import { createClock } from './clock.ts';
import type { Rig, RigWanted } from './rig.ts';
import { toResult, type Run, type Shown, type Subject, type Trial } from './trial.ts';

/** Shows trials on fresh machines, and keeps what tells why one failed. */
export interface Tester {
  /** A machine for a trial and what shares it. Gives the trial’s result where there was no machine to work with. */
  withRig: (
    wanted: Pick<RigWanted, 'from'> & Run,
    subject: Subject,
    work: (rig: Rig) => Promise<void>,
  ) => Promise<TrialResult | null>;
  /** `start`: when the trial’s time began, in the clock of `performance`. */
  show: (rig: Rig, run: Run, trial: Trial, start?: number) => Promise<TrialResult>;
  /** Of the first machine. */
  images: () => LabProof['images'];
}

export function createTester(lab: Lab, makeRig: (wanted: RigWanted) => Promise<Rig>, artifacts: string | null): Tester {
  let images: LabProof['images'] | undefined;
  return {
    withRig: async ({ from, ...run }, subject, work) => {
      const clock = createClock();
      const start = performance.now();
      const recordings = artifacts === null ? null : join(artifacts, `.${randomUUID()}`);
      let rig: Rig;
      try {
        rig = await makeRig({ lab, seed: run.seed, from, clock, recordings });
      } catch (error) {
        return toResult(subject, run, toError(error), { tookMs: since(start), spent: clock.take() });
      }
      using _rig = rig;
      images ??= await imagesOf(rig.machine());
      try {
        await work(rig);
      } finally {
        if (recordings !== null) await rm(recordings, { recursive: true, force: true });
      }
      return null;
    },
    show: async (rig, run, { show, ...subject }, start = performance.now()) => {
      const told: Shown | Error = await show(rig).catch(toError);
      const result = toResult(subject, run, told, { tookMs: since(start), spent: rig.clock.take() });
      if (artifacts === null || result.ruling === 'proven' || result.kind === 'mutant') return result;
      return { ...result, artifacts: await keepArtifacts(artifacts, result, rig) };
    },
    images: () => images ?? [],
  };
}

export const since = (start: number): number => Math.round(performance.now() - start);

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
