import { rm, statfs } from 'node:fs/promises';
import { engineRun } from '../docker/engine.ts';
import { diskFile, diskMount, seenFromRunner } from './places.ts';

/** Root in a machine is this user on the engine’s side (engine’s /etc/subuid). */
export const MACHINE_ROOT = 100_000;

const CREATE = `
mkdir -p "$mount" "\${file%/*}"
if [ -n "$from" ]; then cp --sparse=always "$from" "$file"
else
  truncate -s "\${size}M" "$file"
  mkfs.ext4 -q -m 0 -O ^has_journal -E "lazy_itable_init=1,nodiscard,assume_storage_prezeroed=1,root_owner=$owner:$owner" "$file"
fi
mount -o loop,discard,noatime "$file" "$mount"
mkdir -p "$mount/signal"
rm -f "$mount/signal/go"
`;

/** A foundry’s disk is gigabytes; on a busy disk 20 s were not enough (seen). */
const COPY_WITHIN_MS = 180_000;

/**
 * Makes a machine’s disk (a sparse ext4 file of `sizeMb` MiB, or a copy of `from`) and mounts it in the engine.
 * No journal: a disk lives as long as its machine, and a checkpoint is made while it is frozen.
 */
export async function createDisk(machine: string, sizeMb: number, from?: string): Promise<void> {
  const values = {
    file: diskFile(machine),
    mount: diskMount(machine),
    size: sizeMb,
    from: from ?? '',
    owner: MACHINE_ROOT,
  };
  const variables = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  await engineRun(['env', ...variables, 'sh', '-ec', CREATE], from === undefined ? undefined : COPY_WITHIN_MS);
}

/** Unmounts and deletes; says nothing of a disk that is not there. */
export async function removeDisk(machine: string): Promise<void> {
  const script = 'umount "$1" 2>/dev/null || umount --lazy "$1" 2>/dev/null; rmdir "$1" 2>/dev/null; true';
  await engineRun(['sh', '-c', script, 'remove-disk', diskMount(machine)]);
  await rm(diskFile(machine), { force: true });
}

/** Lets the machine’s first process go on. */
export async function signalGo(machine: string): Promise<void> {
  await engineRun(['touch', `${diskMount(machine)}/signal/go`]);
}

export async function withdrawGo(machine: string): Promise<void> {
  await engineRun(['rm', '-f', `${diskMount(machine)}/signal/go`]);
}

/** Used and whole size in MiB. */
export async function diskUsage(machine: string): Promise<{ usedMb: number; sizeMb: number }> {
  const { bsize, blocks, bfree } = await statfs(seenFromRunner(diskMount(machine)));
  const mebibytes = (count: number): number => Math.round((count * bsize) / 1_048_576);
  return { usedMb: mebibytes(blocks - bfree), sizeMb: mebibytes(blocks) };
}

// Written back before the freeze, so that the pause has little left to write; thawed whatever happens.
const COPY = `
mkdir -p "\${3%/*}"
sync -f "$1"
trap 'fsfreeze --unfreeze "$1"' EXIT
start=$(date +%s%N)
fsfreeze --freeze "$1"
cp --sparse=always --reflink=auto "$2" "$3.part"
fsfreeze --unfreeze "$1"
end=$(date +%s%N)
trap - EXIT
mv "$3.part" "$3"
echo "$(( (end - start) / 1000 )) $(stat -c '%b %B' "$3")"
`;

/**
 * Keeps a running machine’s disk as it is now: frozen, copied (only what was written), thawed.
 * @returns how long the machine’s writes stood still, in ms, and the copy’s real size in bytes.
 */
export async function copyDisk(machine: string, to: string): Promise<{ pausedMs: number; bytes: number }> {
  const { stdout } = await engineRun(
    ['sh', '-ec', COPY, 'copy-disk', diskMount(machine), diskFile(machine), to],
    60_000,
  );
  const [microseconds = 0, blocks = 0, blockSize = 0] = stdout.trim().split(' ').map(Number);
  return { pausedMs: microseconds / 1000, bytes: blocks * blockSize };
}
