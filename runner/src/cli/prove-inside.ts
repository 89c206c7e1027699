import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineCommand } from 'citty';
import { Proof } from '@stackyard/protocol/proof';
import { execIn } from '../docker/host-exec.ts';
import { copyFolderOut } from '../docker/copy-out.ts';
import { readHostConfig, type HostConfig } from '../host/config.ts';
import { runInside } from '../host/exec-inside.ts';
import { addRecords } from '../prove/mutants/record.ts';
import { EXIT_CODES } from '../report/exit-code.ts';
import { requireRunner } from '../host/require-runner.ts';
import { mutantArguments } from './prove-mutants.ts';
import { proveArguments } from './prove-arguments.ts';
import { writeReports } from './prove-reports.ts';
import { withoutOptions } from './without-options.ts';

/** Options whose files and folders are here, while `prove` runs in the runner’s container. */
const BROUGHT_OUT = ['json', 'junit', 'artifacts', 'record'] as const;

/** What `prove` ends with by itself. */
const RULED = new Set(Object.values(EXIT_CODES));

/** `prove` as the host calls it: the machines are beside the runner, so it runs there, and its results are brought out. */
export const proveInside = defineCommand({
  meta: {
    name: 'prove',
    description:
      'Show that a lab’s checks refuse what they must and accept what they must: prove 01, prove 01/02. Exit code 0: proven, 1: not proven, 2: could not tell',
  },
  args: { ...proveArguments, ...mutantArguments },
  async run({ args, rawArgs }) {
    const config = readHostConfig();
    const { artifacts, record } = args;
    const inside = `/tmp/prove-${randomUUID()}`;
    const folders = { artifacts, record };
    const asked = Object.entries(folders).flatMap(([name, to]) => (to === undefined ? [] : [name]));
    const code = await runInside(config, [
      'node',
      'runner/src/cli/main.ts',
      'prove',
      ...withoutOptions(rawArgs, BROUGHT_OUT),
      '--json',
      `${inside}/proof.json`,
      ...asked.flatMap((name) => [`--${name}`, `${inside}/${name}`]),
    ]);
    if (!RULED.has(code)) {
      process.stderr.write(`prove did not come to its end: it was ended with code ${code}\n`);
      process.exitCode = EXIT_CODES.unknown;
      return;
    }
    const outside = await mkdtemp(join(tmpdir(), 'prove-'));
    try {
      // where it could not begin there is nothing, and it has said why
      if (await bringOut(config, inside, outside)) {
        const proof = Proof.parse(JSON.parse(await readFile(join(outside, 'proof.json'), 'utf8')));
        await writeReports(proof, { ...args, annotates: config.annotates });
        if (artifacts !== undefined)
          await cp(join(outside, 'artifacts'), resolve(artifacts), { recursive: true }).catch(unlessMissing);
        // over the record as it is here: the runner has it as it was when its image was made
        if (record !== undefined) await addRecords(join(outside, 'record'), resolve(record)).catch(unlessMissing);
      }
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
    process.exitCode = code;
  },
});

async function bringOut(config: HostConfig, from: string, to: string): Promise<boolean> {
  const { docker, container } = await requireRunner(config);
  const there = await copyFolderOut(docker, container, from, to);
  if (there) await execIn(docker, container, ['rm', '-rf', from]);
  return there;
}

/** A run without a failure leaves no folder of artifacts, and one without mutants none of records. */
function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
