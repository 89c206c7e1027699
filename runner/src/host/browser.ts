import { spawn } from 'node:child_process';

/** Opens the address in whoever’s browser; where there is none, the address on the screen is enough. */
export function openBrowser(address: string): void {
  const file = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(file, [address], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
