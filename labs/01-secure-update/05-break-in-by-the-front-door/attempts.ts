import type { Update } from '../checks/updates.ts';

/** Which of the orders were which break-in; null where it was not tried, or not refused. */
export interface Attempts {
  algorithm: Update | null;
  digest: Update | null;
  file: Update | null;
}

const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
const isSha256 = ({ digestAlg }: Update): boolean => digestAlg.toLowerCase() === 'sha256';
const isRefused = ({ state, by }: Update): boolean => state === 'refused' && by === 'verifier';

/** The update that the app serves: the newest of those that were installed. */
export const installed = (updates: readonly Update[]): Update | null =>
  updates.find(({ state }) => state === 'done') ?? null;

/** The orders since what the app serves was first installed, newest first: whatever was refused before belongs to another step. */
export function sinceInstalled(updates: readonly Update[]): Update[] {
  const served = installed(updates)?.digest;
  const first = updates.findLastIndex(({ state, digest }) => state === 'done' && digest === served);
  return updates.slice(0, Math.max(first, 0));
}

/**
 * Of updates, newest first, tells the break-ins apart by what they promised: a digest of another kind, one that was never any
 * installed file’s, or that of the file which the app serves.
 */
export function findAttempts(updates: readonly Update[]): Attempts {
  const refused = sinceInstalled(updates).filter(isRefused);
  const digests = new Set(updates.flatMap(({ state, digest }) => (state === 'done' ? [digest] : [])));
  const served = installed(updates)?.digest;
  return {
    algorithm: refused.find((one) => !isSha256(one)) ?? null,
    digest: refused.find((one) => isSha256(one) && isDigest(one.digest) && !digests.has(one.digest)) ?? null,
    file: refused.find((one) => isSha256(one) && one.digest === served) ?? null,
  };
}

/** How many messages of an update the monitor had passed when the verifier said no. */
export function passedBeforeNo({ decisions }: Update): number {
  const no = decisions.findIndex(
    ({ source, operation }) => source === 'verifier' && operation === 'handle_verification_result',
  );
  return decisions.slice(0, no === -1 ? undefined : no).filter(({ allowed }) => allowed).length;
}
