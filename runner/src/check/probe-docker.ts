import { CannotTell, type ContainerState, type Docker, type ImageState } from '@stackyard/kit';
import { readInContainer, runInContainer } from './inside-container.ts';
import type { Probed } from './probed.ts';
import { toImage } from './to-image.ts';
import { toState } from './to-state.ts';

type Dockerode = Probed['docker'];

const TIMEOUT_MS = 3000;
const LOG_LIMIT_BYTES = 262_144;
const TAIL = 200;

/**
 * Asks a machine’s Docker. What it does not know is null; where it is silent, CannotTell is thrown. With `remembers` each question is
 * asked once: for one check, whose findings all look at one moment.
 */
export function probeDocker(docker: Dockerode, { remembers = false } = {}): Docker {
  const answers = new Map<string, Promise<unknown>>();
  const ask = <T>(question: string, answer: () => Promise<T>): Promise<T> => {
    if (!remembers) return answer();
    const known = (answers.get(question) as Promise<T> | undefined) ?? answer();
    answers.set(question, known);
    return known;
  };
  const inspect = (name: string): Promise<ContainerState | null> =>
    ask(`inspect ${name}`, async () => {
      const info = await known(docker.getContainer(name).inspect());
      return info && toState(info);
    });
  const listed = async (labels: string[]): Promise<ContainerState[]> => {
    const rows = await ask('list', () => inTime(docker.listContainers({ all: true })));
    const wanted = rows.filter(({ Labels }) =>
      labels.every((label) => {
        const [name = '', value = ''] = label.split('=', 2);
        return Labels[name] === value;
      }),
    );
    const states = await Promise.all(wanted.map(({ Id }) => inspect(Id)));
    return states.filter((state) => state !== null);
  };
  return {
    inspect,
    list: () => listed([]),
    services: (project) => listed([`com.docker.compose.project=${project}`, 'com.docker.compose.oneoff=False']),
    service: async (project, service) => {
      const found = await listed([
        `com.docker.compose.project=${project}`,
        `com.docker.compose.service=${service}`,
        'com.docker.compose.oneoff=False',
      ]);
      return found[0] ?? null;
    },
    logs: async (name, { tail = TAIL, timestamps = false } = {}) => {
      const wanted = { stdout: true, stderr: true, tail, timestamps, follow: false } as const;
      const bytes = await known(docker.getContainer(name).logs(wanted));
      return bytes ? plainLog(bytes) : '';
    },
    image: (name) =>
      ask(`image ${name}`, async (): Promise<ImageState | null> => {
        const image = docker.getImage(name);
        const info = await known(image.inspect());
        return info && toImage(info, await known(image.history()));
      }),
    run: (name, command, options = {}) => runInContainer(docker, name, command, options),
    read: (name, path) => ask(`read ${name} ${path}`, () => readInContainer(docker, name, path)),
  };
}

/** The answer, or null where Docker knows no such thing. */
async function known<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await inTime(answer);
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
    throw error;
  }
}

/** The answer, where it comes within 3 s; CannotTell where it does not. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    return await Promise.race([answer, late.promise]);
  } catch (error) {
    // what Docker itself refused has a status; all else is a socket that failed
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new CannotTell('The machine’s Docker does not answer', 'See whether it runs: `docker version`');
  } finally {
    clearTimeout(timer);
  }
}

/** Takes the eight bytes of framing off each piece (Docker API, “stream format”); a container with a terminal has none. */
function plainLog(bytes: Buffer): string {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 8 <= bytes.length && (bytes[at] ?? 9) <= 2 && bytes.readUIntBE(at + 1, 3) === 0) {
    const size = bytes.readUInt32BE(at + 4);
    parts.push(bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size;
  }
  const whole = parts.length > 0 ? Buffer.concat(parts) : bytes;
  return whole.subarray(Math.max(0, whole.length - LOG_LIMIT_BYTES)).toString('utf8');
}
