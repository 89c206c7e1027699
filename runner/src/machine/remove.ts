import type Docker from 'dockerode';
import { removeDisk } from './disk.ts';

/** Removes a machine with its network and disk; harmless for what is gone. */
export async function removeMachine(docker: Docker, name: string): Promise<void> {
  await docker.getContainer(name).remove({ force: true, v: true }).catch(unlessStatus(404));
  await docker.getNetwork(name).remove().catch(unlessStatus(404));
  await removeDisk(name);
}

/** Takes one answer of Docker’s as done: 404 “no such …”, 304 “already so”. */
export function unlessStatus(status: number): (error: unknown) => void {
  return (error) => {
    const isIt = error instanceof Error && 'statusCode' in error && error.statusCode === status;
    if (!isIt) throw error;
  };
}
