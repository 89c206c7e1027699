import { rmSync, writeFileSync } from 'node:fs';

/** The health check of a container reads the age of this file: older than a few seconds means not alive. */
const FILE = '/tmp/alive';
const EVERY_MS = 2000;
/** A health check waits for the file of a service that begins, and Compose for the health check. */
const BEFORE_MS = 200;

/** While `isAlive` says yes, keeps the file fresh. Returns what stops it and removes the file. */
export function keepAlive(isAlive: () => boolean): () => void {
  let timer: NodeJS.Timeout;
  const touch = () => {
    const alive = isAlive();
    if (alive) writeFileSync(FILE, `${Date.now()}\n`);
    timer = setTimeout(touch, alive ? EVERY_MS : BEFORE_MS);
  };
  touch();
  return () => {
    clearTimeout(timer);
    rmSync(FILE, { force: true });
  };
}
