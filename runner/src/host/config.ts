import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hostProblem } from './problems.ts';

const Environment = z.object({
  STACKYARD_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, 'letters a to z, digits and hyphens, 2 to 31 characters, a letter first')
    .default('stackyard'),
  STACKYARD_PORT: z.coerce
    .number()
    .int('a whole number')
    .min(1, 'a port from 1 to 65535')
    .max(65535, 'a port from 1 to 65535')
    .default(4321),
  STACKYARD_SALT: z.string().default(''),
  STACKYARD_INSIDE: z.string().optional(),
  STACKYARD_CALLED_AT: z.coerce.number().optional(),
  CI: z.string().optional(),
  GITHUB_ACTIONS: z.string().optional(),
  DOCKER_HOST: z.string().optional(),
  DISPLAY: z.string().optional(),
  WAYLAND_DISPLAY: z.string().optional(),
  SSH_CONNECTION: z.string().optional(),
  BROWSER: z.string().optional(),
});

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** What the host's side of Stackyard takes from its environment. */
export interface HostConfig {
  /** the installation's name: its containers, volumes and labels begin with it */
  name: string;
  port: number;
  /** the folder of the repository */
  root: string;
  cache: string;
  ci: boolean;
  /** whether GitHub reads what is printed and shows annotations beside the code */
  annotates: boolean;
  dockerHost: string | undefined;
  home: string;
  /** whether a browser can be opened for whoever typed the command */
  browser: boolean;
  /** set by `bench start`: images of their own, built without any cache */
  salt: string;
  /** true in the runner’s container, where there is no host to look after */
  inside: boolean;
  /** when the command was typed, in milliseconds since the epoch */
  calledAt: number;
  proxies: Record<string, string>;
  /** what child processes get */
  env: NodeJS.ProcessEnv;
}

/** Reads the environment; throws one problem that names every fault. */
export function readHostConfig(env: NodeJS.ProcessEnv = process.env): HostConfig {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const key = String(issue.path[0]);
      return `${key} is “${env[key] ?? ''}”, expected ${issue.message}`;
    });
    throw hostProblem('bad-environment', { faults: faults.join('; ') });
  }
  const { data } = parsed;
  const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
  const ci = data.CI !== undefined && data.CI !== '' && data.CI !== 'false';
  const display = process.platform === 'darwin' || Boolean(data.DISPLAY) || Boolean(data.WAYLAND_DISPLAY);
  return {
    name: data.STACKYARD_NAME,
    port: data.STACKYARD_PORT,
    root,
    cache: join(root, '.cache'),
    ci,
    annotates: data.GITHUB_ACTIONS === 'true',
    dockerHost: data.DOCKER_HOST,
    home: homedir(),
    browser: display && !ci && data.SSH_CONNECTION === undefined && data.BROWSER !== 'none',
    salt: data.STACKYARD_SALT,
    inside: data.STACKYARD_INSIDE === '1',
    calledAt: data.STACKYARD_CALLED_AT ?? Date.now(),
    proxies: Object.fromEntries(PROXIES.flatMap((key) => (env[key] ? [[key, env[key]]] : []))),
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
  };
}
