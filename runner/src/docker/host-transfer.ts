import type { Readable } from 'node:stream';
import type { HostDocker } from './host-docker.ts';
import { execIn } from './host-exec.ts';

/** The images of the host as one stream of `docker save`, layers that they share only once. */
export function saveImages(docker: HostDocker, tags: string[]): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const request = {
      path: '/images/get?',
      method: 'GET',
      options: { names: tags },
      isStream: true,
      statusCodes: { 200: true, 404: 'no such image', 500: 'server error' },
    };
    docker.modem.dial(request, (error: unknown, stream: unknown) => {
      if (error === null || error === undefined) resolve(stream as Readable);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

/** Which of the tags the Docker inside the container lacks. */
export async function missingIn(docker: HostDocker, container: string, tags: string[]): Promise<string[]> {
  const { output } = await execIn(docker, container, ['docker', 'image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  const there = new Set(output.split('\n'));
  return tags.filter((tag) => !there.has(tag));
}

/** Streams images of the host into the Docker of a container, counting the bytes. Gives what `docker load` said. */
export async function transferImages(docker: HostDocker, container: string, tags: string[], onBytes: (sent: number) => void): Promise<{ code: number; output: string }> {
  const stream = await saveImages(docker, tags);
  let sent = 0;
  stream.on('data', (bytes: Buffer) => onBytes((sent += bytes.length)));
  return execIn(docker, container, ['docker', 'load', '--quiet'], stream);
}
