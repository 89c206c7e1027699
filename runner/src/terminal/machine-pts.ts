import { chownSync, closeSync, constants, fstatSync, openSync, renameSync, statfsSync, symlinkSync } from 'node:fs';

const O_PATH = 0x20_0000; // Linux, asm-generic/fcntl.h; Node names no constant for it
const DEVPTS_MAGIC = 0x1cd1; // Linux, uapi/linux/magic.h
const PTMX_DEVICE = 0x502; // character device 5:2, Linux, admin-guide/devices.txt

/** Where ptys are made: the /dev/pts of a process, and who may open one by name. */
export interface PtyPlace {
  pid: number;
  uid: number;
  gid: number;
}

/**
 * Runs `make`, which opens /dev/ptmx, such that its pty is one of the place’s /dev/pts: there a shell finds its terminal under its
 * name, as `tty`, screen and ssh ask. `make` gives the number of the pty as /dev/pts/N; who may open it is set after. A learner is root in
 * the machine: no link is followed on the way, and what is no /dev/pts there is not used.
 */
export function makeIn<T extends { name: string }>(place: PtyPlace, make: () => T): T {
  const folder = openPts(place.pid);
  if (folder === null) return make();
  try {
    const ptmx = openSync(`/proc/self/fd/${folder}/ptmx`, O_PATH | constants.O_NOFOLLOW);
    try {
      if (fstatSync(ptmx).rdev !== PTMX_DEVICE) return make();
      pointPtmxAt(`/proc/self/fd/${ptmx}`);
      const made = make();
      chownSync(`/proc/self/fd/${folder}/${made.name.replace('/dev/pts/', '')}`, place.uid, place.gid);
      return made;
    } finally {
      pointPtmxAt('pts/ptmx');
      closeSync(ptmx);
    }
  } finally {
    closeSync(folder);
  }
}

/** The process’s /dev/pts without following a link, as a descriptor that the caller closes; null where there is none. */
function openPts(pid: number): number | null {
  let current: number | null = null;
  try {
    current = openSync(`/proc/${pid}/root`, O_PATH | constants.O_DIRECTORY);
    for (const part of ['dev', 'pts']) {
      const next = openSync(`/proc/self/fd/${current}/${part}`, O_PATH | constants.O_NOFOLLOW | constants.O_DIRECTORY);
      closeSync(current);
      current = next;
    }
    if (statfsSync(`/proc/self/fd/${current}/.`).type === DEVPTS_MAGIC) return current;
  } catch (error) {
    const missing =
      error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(String(error.code));
    if (!missing) throw error;
  }
  if (current !== null) closeSync(current);
  return null;
}

/** /dev/ptmx of the pty host’s own container, where it is a link. */
function pointPtmxAt(target: string): void {
  symlinkSync(target, '/dev/ptmx.next');
  renameSync('/dev/ptmx.next', '/dev/ptmx');
}
