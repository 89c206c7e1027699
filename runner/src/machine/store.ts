import { engineRun } from '../docker/engine.ts';
import { storeFile, storeMount } from './places.ts';

// the foundry’s disk holds more than Docker’s folder; machines get only that. Two machines may be the first at once: the lock lets one mount it
const MOUNT = `
mkdir -p "$2-disk" "$2"
exec 9> "$2.lock"
flock -w 30 9
mountpoint -q "$2-disk" || mount -o loop,ro,noatime "$1" "$2-disk"
mountpoint -q "$2" || { mount --bind "$2-disk/docker" "$2"; mount -o remount,bind,ro "$2"; }`;

/**
 * Mounts an image store for machines. The file system itself is read-only: a read-only bind mount of a writable one
 * could be made writable again by root in a machine.
 */
export async function mountStore(store: string): Promise<void> {
  await engineRun(['sh', '-ec', MOUNT, 'mount-store', storeFile(store), storeMount(store)]);
}

export async function unmountStore(store: string): Promise<void> {
  const mount = storeMount(store);
  await engineRun([
    'sh',
    '-c',
    'umount "$1" 2>/dev/null; umount "$2" 2>/dev/null; rmdir "$1" "$2" 2>/dev/null; true',
    'unmount-store',
    mount,
    `${mount}-disk`,
  ]);
}

export async function storeExists(store: string): Promise<boolean> {
  const { stdout } = await engineRun(['sh', '-c', '[ -f "$1" ] && echo yes || echo no', 'store', storeFile(store)]);
  return stdout.trim() === 'yes';
}
