import { defineCommand } from 'citty';
import type { Step } from '../lab/lab.ts';
import { createGround, readLabs } from './prove-ground.ts';
import { NothingToProve, select, type Selection } from './prove-select.ts';
import { passStep, proveStep, type Case, type Proof } from './prove-step.ts';
import { EXIT_CODES, proofLine, ruling, table } from './prove-table.ts';

/** Runs beside the engine, in the runner’s own container. */
export const prove = defineCommand({
  meta: {
    name: 'prove',
    description:
      'Show that a lab’s checks refuse what they must and accept what they must. Exit code 0: proven, 1: not proven, 2: could not tell',
  },
  args: {
    names: {
      type: 'positional',
      required: false,
      description: 'Labs or steps: 01, 01/02, 01-secure-update/02-ship-an-update; none: every lab',
    },
    seed: { type: 'string', default: 'prove', description: 'Seed from which the learner’s parameters are drawn' },
    jobs: { type: 'string', default: '2', description: 'Machines at once' },
  },
  async run({ args }) {
    const proofs: Proof[] = [];
    const say = (text: string): void => void process.stderr.write(`${text}\n`);
    try {
      for (const selection of select(await readLabs(), args._)) {
        await proveLab(selection, { seed: args.seed, jobs: Math.max(1, Number(args.jobs) || 1) }, say, (proof) => {
          proofs.push(proof);
          say(proofLine(proof));
        });
      }
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      process.exitCode = error instanceof NothingToProve ? EXIT_CODES.disproven : EXIT_CODES.unknown;
    }
    if (proofs.length === 0) return;
    process.stdout.write(`\n${table(proofs)}\n`);
    process.exitCode = Math.max(Number(process.exitCode ?? 0), EXIT_CODES[ruling(proofs)]);
  },
});

async function proveLab(
  { lab, steps }: Selection,
  { seed, jobs }: { seed: string; jobs: number },
  say: (text: string) => void,
  done: (proof: Proof) => void,
): Promise<void> {
  const started = performance.now();
  const ground = await createGround(lab, say);
  const stop = (): void => {
    // a second Ctrl-C ends at once
    void Promise.resolve(ground[Symbol.asyncDispose]()).finally(() => process.exit(EXIT_CODES.unknown));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    let from: string | null = null;
    const last: Step | undefined = steps.at(-1);
    for (const step of lab.steps) {
      const one: Case = { ground, lab, step, from, seed, jobs, done };
      from = steps.includes(step) ? await proveStep(one) : await passStep(one);
      if (step === last || from === null) break;
    }
  } finally {
    await ground[Symbol.asyncDispose]();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  const left = await ground.left();
  done({
    lab: lab.id,
    step: lab.id,
    what: 'leaves nothing behind',
    ruling: left.length === 0 ? 'proven' : 'disproven',
    words: left.length === 0 ? 'every machine, network and disk is gone' : left.join(', '),
    tookMs: Math.round(performance.now() - started),
    detail: null,
  });
}
