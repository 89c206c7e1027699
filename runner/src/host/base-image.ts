import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostDocker } from '../docker/host-docker.ts';
import { hashOf, type ContextFile } from './files.ts';
import type { ImagePlan } from './images.ts';
import { hasImage } from './ensure-image.ts';
import { debootstrap } from './debootstrap.ts';
import { hostProblem } from './problems.ts';
import { pullImage } from '../docker/host-pull.ts';
import type { Log } from './log.ts';
import type { Progress } from './progress.ts';

export const DEBIAN = 'debian:trixie-slim';
const MADE = 'stackyard/debian:trixie-slim';
const AUTHORITIES = '/usr/local/share/ca-certificates';
const REGISTRY_WITHIN_MS = 4000;

/** Debian with the certificate authorities of this host and with habits of a small image: what every other image stands on. */
const DOCKERFILE = `ARG DEBIAN=${DEBIAN}
FROM $DEBIAN
COPY apt.conf /etc/apt/apt.conf.d/90stackyard
COPY dpkg.cfg /etc/dpkg/dpkg.cfg.d/stackyard
COPY authorities/ ${AUTHORITIES}/
RUN [ -x /usr/sbin/update-ca-certificates ] || { apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*; }; update-ca-certificates
`;

/** No package archives or caches left in a layer, no translated descriptions fetched. */
const APT = `Acquire::Languages "none";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb || true"; };
`;

/** A layer that breaks is built again, so nothing need be synced; no translations, of documents only the licences. */
const DPKG = `force-unsafe-io
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
`;

/** The authorities that an administrator added to this host; Debian and its kin keep them in one folder. */
export async function hostAuthorities(folder = AUTHORITIES): Promise<ContextFile[]> {
  const names = await readdir(folder).catch(() => []);
  const wanted = names.filter((name) => name.endsWith('.crt'));
  return Promise.all(
    wanted.map(async (name) => ({
      path: `authorities/${name}`,
      content: await readFile(join(folder, name)),
      executable: false,
    })),
  );
}

/** The Debian it is built on does not count for the tag: it is the same however it came. */
export function planBase(authorities: ContextFile[], salt: string): ImagePlan {
  const files = [
    text('Dockerfile', DOCKERFILE),
    text('apt.conf', APT),
    text('dpkg.cfg', DPKG),
    // COPY refuses a folder that is not there
    text('authorities/README', 'The certificate authorities of the host.\n'),
    ...authorities,
  ];
  return {
    key: 'base',
    title: 'The base image',
    tag: `stackyard/base:${hashOf(files, salt)}`,
    args: {},
    files: () => Promise.resolve(files),
  };
}

function text(path: string, words: string): ContextFile {
  return { path, content: Buffer.from(words), executable: false };
}

/** Debian as it came: the image to build on, and whether the pull brought a tag that was not there before. */
export interface Debian {
  tag: string;
  pulled: boolean;
}

/**
 * Gets a small Debian: what the host has, else from a registry where one answers within four seconds, else made here
 * from Debian’s packages under a tag of our own. `fresh` does without what the host has.
 */
export async function ensureDebian(
  docker: HostDocker,
  at: { name: string; cache: string; fresh: boolean; progress: Progress; log: Log },
): Promise<Debian> {
  const present = await hasImage(docker, DEBIAN);
  if (present && !at.fresh) return { tag: DEBIAN, pulled: false };
  const refusal = await at.progress.work('base-pull', `Asking a registry for ${DEBIAN}`, () =>
    pullImage(docker, DEBIAN, REGISTRY_WITHIN_MS),
  );
  if (refusal === undefined) return { tag: DEBIAN, pulled: !present };
  at.progress.say('  no registry answered: making it here from Debian’s packages');
  at.log.write(`the registry: ${refusal}\n`);
  try {
    await debootstrap(docker, MADE, at);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw hostProblem('no-base-image', { seconds: REGISTRY_WITHIN_MS / 1000, registry: refusal, reason }, error);
  }
  return { tag: MADE, pulled: false };
}
