import type { Database } from '../store/database.ts';
import type { Bus } from './bus.ts';
import type { Capacity } from './capacity.ts';
import type { Parts } from './parts.ts';

/** Times in milliseconds, sizes in bytes. */
export interface SessionSettings {
  expiryMs: number;
  idleMs: number;
  idleWarningMs: number;
  /** how long undo is offered */
  undoMs: number;
  checkpointBytes: number;
  /** folder of all recordings, and how much disk they may take */
  recordings: string;
  recordingBytes: number;
  /** origin at which a port of a session’s machine is shown */
  previewUrl(port: number, session: string): string;
}

/** Where sessions say what only the operator should read. */
interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every session shares. */
export interface Context {
  parts: Parts;
  database: Database;
  bus: Bus;
  capacity: Capacity;
  settings: SessionSettings;
  log: Log;
  /** now, in ms since the epoch */
  clock(): number;
}
