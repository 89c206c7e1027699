import { spawn } from 'node:child_process';
import { isInPath } from './path.ts';

/**
 * What to put before a command so that it runs as root: nothing for root, `sudo` for who may, asked for a password
 * at the terminal where there is one. Undefined where there is no way.
 */
export async function rootPrefix(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  if (!(await isInPath('sudo'))) return undefined;
  if (await succeeds(['-n', 'true'])) return ['sudo', '-n'];
  // a password is kept by sudo for the next minutes
  if (process.stdin.isTTY && process.stdout.isTTY && (await succeeds(['-v']))) return ['sudo', '-n'];
  return undefined;
}

function succeeds(args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('sudo', args, { stdio: args[0] === '-n' ? 'ignore' : 'inherit' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}
