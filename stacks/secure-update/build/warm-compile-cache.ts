import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts every service once in this process, without a broker, and ends: Node then keeps what it compiled (and every
 * file's JavaScript without the types) in NODE_COMPILE_CACHE, and later starts read it from there.
 */
const services = ['monitor', 'manager', 'downloader', 'storage', 'verifier', 'updater', 'file-server', 'security-log'];

process.env.BROKER = '127.0.0.1:1';
process.env.TOKEN = 'none';
for (const service of services) await import(`../services/${service}/main.ts`);
// what runs once and ends, in a process of its own: asked for nothing, it loads all its parts and refuses
for (const program of ['send', 'access']) run(program, { args: [], input: '' });
const folder = mkdtempSync(join(tmpdir(), 'warm-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(policy, 'rules: [{ from: any, to: any, operation: any }]\n');
run('policy', { args: ['try', policy], input: '{}\n' });
rmSync(folder, { recursive: true });
process.kill(process.pid, 'SIGTERM');

function run(program: string, { args, input }: { args: string[]; input: string }): void {
  spawnSync(process.execPath, [`programs/${program}.js`, ...args], {
    env: { ...process.env, BROKER: '', BROKER_PORT: 'none' },
    input,
    timeout: 60_000,
  });
}
