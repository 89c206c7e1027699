import { z } from 'zod';

const minutes = (most: number) => z.coerce.number().int('expected whole minutes').min(1).max(most);
const megabytes = z.coerce.number().int('expected whole MiB').min(64);

const Environment = z.object({
  STACKYARD_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, 'expected lower-case letters, digits and hyphens')
    .default('stackyard')
    .describe('name of this installation'),
  STACKYARD_PORT: z.coerce.number().int().min(1).max(65535).default(4321).describe('port of the page'),
  STACKYARD_BIND: z.string().default('0.0.0.0').describe('address to listen on, in the network of the engine'),
  STACKYARD_DATA: z.string().default('/var/lib/stackyard').describe('folder that outlives the runner'),
  STACKYARD_ROOT: z.string().default('/opt/stackyard').describe('folder with labs, stacks and the built site'),
  STACKYARD_MACHINE_IMAGE: z.string().default('stackyard/machine').describe('image of a machine, in the engine'),
  STACKYARD_NODE_IMAGE: z
    .string()
    .default('stackyard/node')
    .describe('image with Node that stacks start from, in the engine'),
  STACKYARD_BASE_IMAGE: z.string().default('debian:trixie-slim').describe('base image of everything, in the engine'),
  STACKYARD_SESSIONS: z.coerce.number().int().min(1).max(500).default(8).describe('most sessions alive'),
  STACKYARD_MEMORY_MB: megabytes
    .optional()
    .describe('memory that all machines together may be promised; default: three quarters of what the host has'),
  STACKYARD_RESERVE: z.coerce.number().int().min(0).max(20).default(1).describe('machines started ahead'),
  STACKYARD_CHECKPOINTS_MB: megabytes.default(4096).describe('disk for kept moments'),
  STACKYARD_RECORDINGS_MB: megabytes.default(512).describe('disk for recordings of terminals'),
  STACKYARD_EXPIRY_MINUTES: minutes(7 * 24 * 60)
    .default(240)
    .describe('hard end of a session'),
  STACKYARD_IDLE_MINUTES: minutes(7 * 24 * 60)
    .default(60)
    .describe('a session nobody uses ends after this'),
  STACKYARD_IDLE_WARNING_MINUTES: minutes(24 * 60)
    .default(5)
    .describe('how long before that it is said'),
  STACKYARD_DEV: z.enum(['0', '1']).default('0').describe('1: read a lab anew when its files change'),
  STACKYARD_LOG: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('how much the log says'),
});

/** What the operator may set; sizes in MiB, times in milliseconds. */
export interface Config {
  name: string;
  port: number;
  bind: string;
  data: string;
  root: string;
  /** images in the engine */
  images: { machine: string; node: string; base: string };
  sessions: number;
  /** null: three quarters of what the host has */
  memoryMb: number | null;
  reserve: number;
  checkpointsMb: number;
  recordingsMb: number;
  expiryMs: number;
  idleMs: number;
  idleWarningMs: number;
  /** whether an author works on the labs */
  dev: boolean;
  log: z.infer<typeof Environment>['STACKYARD_LOG'];
}

/** All faults of the environment at once, one line each. */
class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(
      `The settings have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

const MINUTE = 60_000;

/** The runner's settings from its environment; throws a ConfigError that names every fault. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => faultLine(issue, given)));
  const env = read.data;
  if (env.STACKYARD_IDLE_WARNING_MINUTES >= env.STACKYARD_IDLE_MINUTES)
    throw new ConfigError([
      `STACKYARD_IDLE_WARNING_MINUTES: expected less than STACKYARD_IDLE_MINUTES (${env.STACKYARD_IDLE_MINUTES}), got ${env.STACKYARD_IDLE_WARNING_MINUTES}`,
    ]);
  return {
    name: env.STACKYARD_NAME,
    port: env.STACKYARD_PORT,
    bind: env.STACKYARD_BIND,
    data: env.STACKYARD_DATA,
    root: env.STACKYARD_ROOT,
    images: { machine: env.STACKYARD_MACHINE_IMAGE, node: env.STACKYARD_NODE_IMAGE, base: env.STACKYARD_BASE_IMAGE },
    sessions: env.STACKYARD_SESSIONS,
    memoryMb: env.STACKYARD_MEMORY_MB ?? null,
    reserve: env.STACKYARD_RESERVE,
    checkpointsMb: env.STACKYARD_CHECKPOINTS_MB,
    recordingsMb: env.STACKYARD_RECORDINGS_MB,
    expiryMs: env.STACKYARD_EXPIRY_MINUTES * MINUTE,
    idleMs: env.STACKYARD_IDLE_MINUTES * MINUTE,
    idleWarningMs: env.STACKYARD_IDLE_WARNING_MINUTES * MINUTE,
    dev: env.STACKYARD_DEV === '1',
    log: env.STACKYARD_LOG,
  };
}

function faultLine(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  return `${name}: ${issue.message}, got ${JSON.stringify(given[name])}`;
}
