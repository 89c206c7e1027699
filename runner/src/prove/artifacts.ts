import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrialResult } from '@stackyard/protocol/proof';
import { probeDocker } from '../check/probe-docker.ts';
import type { Machine } from '../machine/machine.ts';
import type { Rig } from './rig.ts';

const LOG_LINES = 200;
const PS_WITHIN_MS = 10_000;

/**
 * Keeps what tells why a trial is not proven, in a folder of its own below `root`: the verdict, what the commands said, the recordings of
 * their terminal, and of the machine’s Docker its containers and their logs. What cannot be had says so in its file. Gives the folder’s name.
 */
export async function keepArtifacts(
  root: string,
  result: TrialResult,
  rig: Pick<Rig, 'machine' | 'recordings'>,
): Promise<string> {
  const { lab, step, kind, name, rounds } = result;
  const run = rounds.map(({ seed, round }) => `${seed}-${round}`);
  const folder = [lab, step ?? '', [kind, name, ...run].filter((part) => part !== null).join('-')].join('/');
  const path = join(root, folder);
  const machine = rig.machine();
  await mkdir(join(path, 'logs'), { recursive: true });
  const write = (file: string, text: string): Promise<void> => writeFile(join(path, file), `${text.trimEnd()}\n`);
  await write('verdict.json', JSON.stringify(result.verdict, null, 2));
  await write('output.txt', result.output ?? 'no command ran');
  await write('containers.txt', await containersOf(machine));
  for (const [container, log] of await logsOf(machine)) await write(join('logs', `${container}.log`), log);
  const { recordings } = rig;
  for (const file of recordings === null ? [] : await castsIn(recordings))
    await copyFile(join(recordings ?? '', file), join(path, file));
  return folder;
}

async function containersOf(machine: Machine): Promise<string> {
  const { code, stdout, stderr } = await machine.exec(['docker', 'ps', '--all', '--no-trunc'], {
    user: 'root',
    timeoutMs: PS_WITHIN_MS,
  });
  return code === 0 ? stdout : `docker ps ended with code ${code}: ${stderr}`;
}

async function logsOf({ docker }: Machine): Promise<[name: string, log: string][]> {
  const probe = probeDocker(docker);
  try {
    const names = (await probe.list()).map(({ name }) => name);
    const log = async (name: string): Promise<[string, string]> => [name, await probe.logs(name, { tail: LOG_LINES })];
    return await Promise.all(names.map(log));
  } catch (error) {
    return [['docker', `the logs could not be had: ${error instanceof Error ? error.message : String(error)}`]];
  }
}

async function castsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => file.endsWith('.cast'));
}
