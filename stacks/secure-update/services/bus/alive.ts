import { rmSync, writeFileSync } from 'node:fs';

/** The health check of a container reads the age of this file: older than a few seconds means not alive. */
const FILE = '/tmp/alive';
const EVERY_MS = 2000;

/** While `isAlive` says yes, keeps the file fresh. Returns what stops it and removes the file. */
export function keepAlive(isAlive: () => boolean): () => void {
  const touch = () => {
    if (isAlive()) writeFileSync(FILE, `${Date.now()}\n`);
  };
  touch();
  const timer = setInterval(touch, EVERY_MS);
  return () => {
    clearInterval(timer);
    rmSync(FILE, { force: true });
  };
}
