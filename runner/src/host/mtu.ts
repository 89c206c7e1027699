import { readFile } from 'node:fs/promises';

/** The device of the default route in the text of /proc/net/route; undefined where there is none. */
export function defaultDevice(routes: string): string | undefined {
  for (const line of routes.split('\n').slice(1)) {
    const [device, destination, , flags, , , , mask] = line.trim().split(/\s+/);
    const up = (Number.parseInt(flags ?? '0', 16) & 1) === 1;
    if (up && destination === '00000000' && mask === '00000000') return device;
  }
  return undefined;
}

/**
 * The MTU of the host's default route, in bytes. With more inside than outside, TLS from a nested network
 * hangs. Where it cannot be read (macOS, no route) 1500, what every network carries.
 */
export async function hostMtu(): Promise<number> {
  if (process.platform !== 'linux') return 1500;
  const device = defaultDevice(await readFile('/proc/net/route', 'utf8'));
  if (device === undefined) return 1500;
  return Number((await readFile(`/sys/class/net/${device}/mtu`, 'utf8')).trim());
}
