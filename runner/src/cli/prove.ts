import { join } from 'node:path';
import { defineCommand } from 'citty';
import type { LabProof, Proof } from '@stackyard/protocol/proof';
import { loadConfig, type Config } from '../config.ts';
import { readHostConfig } from '../host/config.ts';
import { LabFaults } from '../lab/fault.ts';
import type { Lab, Step } from '../lab/lab.ts';
import { loadLabs } from '../lab/load.ts';
import { createGround } from '../prove/ground.ts';
import { overall } from '../prove/fold.ts';
import { proveLab, type ProveOptions } from '../prove/prove-lab.ts';
import { NothingToProve, select, type Selection } from '../prove/select.ts';
import type { Trial } from '../prove/trial.ts';
import { EXIT_CODES } from '../report/exit-code.ts';
import { proofLine } from '../report/proof-words.ts';
import { proofTable } from '../report/proof-table.ts';
import { timeTable } from '../report/time-table.ts';
import { proveArguments, readOptions } from './prove-arguments.ts';
import { mutantArguments, mutantTables, mutationOf, readMutationOptions, withMutants } from './prove-mutants.ts';
import { keepForPages, labEdition } from './prove-record.ts';
import { writeReports } from './prove-reports.ts';

/** Runs beside the engine, in the runner’s own container. */
export const prove = defineCommand({
  meta: {
    name: 'prove',
    description:
      'Show that a lab’s checks refuse what they must and accept what they must. Exit code 0: proven, 1: not proven, 2: could not tell',
  },
  args: { ...proveArguments, ...mutantArguments },
  async run({ args, rawArgs }) {
    const say = (text: string): void => void process.stderr.write(`${text}\n`);
    const at = new Date();
    const began = performance.now();
    const options: ProveOptions = {
      ...readOptions(args),
      more: () => [],
      say,
      done: (result) => say(proofLine(result)),
    };
    const mutants = readMutationOptions(args, rawArgs);
    const labs: LabProof[] = [];
    let code = 0;
    try {
      const config = loadConfig();
      for (const selection of select(await loadLabs(join(config.root, 'labs')), args._)) {
        const edition = await labEdition(config, selection.lab.id);
        const mutation = await mutationOf(selection.lab, selection.steps, mutants);
        const more = (_: Lab, step: Step): readonly Trial[] => mutation?.trialsOf(step) ?? [];
        const proved = await onGround(config, selection, { ...options, more });
        const proof = await withMutants(selection.lab, proved, mutation, args.record);
        labs.push(proof);
        keepForPages(config, edition, proof, at.toISOString());
      }
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      code = error instanceof NothingToProve || error instanceof LabFaults ? EXIT_CODES.disproven : EXIT_CODES.unknown;
    }
    if (labs.length > 0) {
      const tookMs = Math.round(performance.now() - began);
      const ruling = overall(labs.flatMap(({ trials }) => trials));
      const proof: Proof = { version: 1, at: at.toISOString(), tookMs, ruling, labs };
      await writeReports(proof, { ...args, annotates: readHostConfig().annotates });
      process.stdout.write(`\n${proofTable(proof)}\n\n${mutantTables(labs)}${timeTable(proof)}\n`);
      code = Math.max(code, EXIT_CODES[ruling]);
    }
    process.exitCode = code;
  },
});

async function onGround(config: Config, selection: Selection, options: ProveOptions): Promise<LabProof> {
  await using ground = await createGround(config, selection.lab, options.say);
  const stop = (): void => {
    // a second Ctrl-C ends at once
    void ground.gone().finally(() => process.exit(EXIT_CODES.unknown));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await proveLab(selection, ground, options);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
