import { createHash } from 'node:crypto';
import type { ContainerCreateOptions, ContainerInspectInfo } from 'dockerode';
import { isStatus, type HostDocker } from './host-docker.ts';
import { INPUTS_LABEL } from './host-labels.ts';

export async function inspect(docker: HostDocker, name: string): Promise<ContainerInspectInfo | undefined> {
  try {
    return await docker.getContainer(name).inspect();
  } catch (error) {
    if (isStatus(error, 404)) return undefined;
    throw error;
  }
}

/**
 * Makes a container of this name run as asked: leaves one that already does, starts one that was stopped,
 * replaces one that was made from something else. Gives its id. `inputs` says what it is made from, where that is not all of its options.
 */
export async function ensureContainer(
  docker: HostDocker,
  name: string,
  options: ContainerCreateOptions,
  inputs = createHash('sha256').update(JSON.stringify(options)).digest('hex').slice(0, 12),
): Promise<string> {
  const present = await inspect(docker, name);
  if (present !== undefined) {
    if (present.Config.Labels[INPUTS_LABEL] === inputs) {
      if (!present.State.Running) await docker.getContainer(present.Id).start();
      return present.Id;
    }
    await removeContainer(docker, present.Id);
  }
  const container = await docker.createContainer({
    ...options,
    name,
    Labels: { ...options.Labels, [INPUTS_LABEL]: inputs },
  });
  await container.start();
  return container.id;
}

/** An engine ends its machines first, each of which ends its own containers. */
const STOP_WITHIN_S = 20;

/** Stops a container and removes it; one that is gone is fine. */
export async function removeContainer(docker: HostDocker, id: string): Promise<void> {
  try {
    await docker.getContainer(id).stop({ t: STOP_WITHIN_S });
  } catch (error) {
    if (!isStatus(error, 304, 404)) throw error;
  }
  try {
    await docker.getContainer(id).remove({ force: true });
  } catch (error) {
    if (!isStatus(error, 404, 409)) throw error;
  }
}

/** The last lines that a container wrote, for a problem’s message. */
export async function lastWords(docker: HostDocker, id: string, lines = 6): Promise<string> {
  const raw = await docker.getContainer(id).logs({ stdout: true, stderr: true, tail: lines });
  return withoutHeaders(raw).trim() || 'nothing';
}

/** Docker frames each piece of a log: one byte of kind, three of padding, four of length. */
function withoutHeaders(raw: Buffer): string {
  let text = '';
  for (let at = 0; at + 8 <= raw.length;) {
    const length = raw.readUInt32BE(at + 4);
    text += raw.toString('utf8', at + 8, at + 8 + length);
    at += 8 + length;
  }
  return text;
}
