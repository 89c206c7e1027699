#!/usr/bin/env node
// The first stage: plain JavaScript without dependencies, for whatever Node the host has (20 or newer).
// Installs the npm packages where they are missing or out of date, then goes on under Node 24 from npm.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { isInstalled } from './installed.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  console.error(
    `Stackyard needs Node 20 or newer to start; this is Node ${process.versions.node}.\nInstall a newer Node, then try again.`,
  );
  process.exit(1);
}
if (!isInstalled(root)) {
  const code = await install(root);
  if (code !== 0) process.exit(code);
}
const node = join(root, 'node_modules', '.bin', 'node');
if (!existsSync(node)) {
  console.error(
    `npm has no Node 24 for ${process.platform} ${process.arch}.\nStackyard runs on Linux and macOS, on x64 and arm64.`,
  );
  process.exit(1);
}
const child = spawn(node, [join(root, 'runner', 'src', 'cli', 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, STACKYARD_CALLED_AT: String(Math.round(performance.timeOrigin)) },
});
// A terminal sends Ctrl-C to the whole group: the child decides what it means, this process only stays for its exit code.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`Node 24 from npm cannot be run: ${error.message}\nRemove the folder node_modules and try again.`);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
