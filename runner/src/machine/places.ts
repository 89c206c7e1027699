import { ENGINE_ROOT } from '../docker/engine.ts';

/** Where machines’ files lie. The data volume has the same path in the engine and in the runner. */
const DATA = '/var/lib/stackyard';

export const DISKS = `${DATA}/disks`;
export const STORES = `${DATA}/stores`;
export const CHECKPOINTS = `${DATA}/checkpoints`;
/** Mount points, in the engine only; gone with it. */
export const MOUNTS = '/run/stackyard/mounts';

export const diskFile = (machine: string): string => `${DISKS}/${machine}.img`;
export const diskMount = (machine: string): string => `${MOUNTS}/${machine}`;
export const storeFile = (store: string): string => `${STORES}/${store}.img`;
export const storeMount = (store: string): string => `${MOUNTS}/store-${store}`;
export const checkpointFile = (checkpoint: string): string => `${CHECKPOINTS}/${checkpoint}.img`;

/** A path of the engine’s file system as the runner opens it. */
export const seenFromRunner = (path: string): string => `${ENGINE_ROOT}${path}`;

/** Begins the id of a checkpoint that belongs to a run of `prove`, which removes it by itself. */
export const PROVE_CHECKPOINT = 'prove-';
