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
for (const program of ['send.js', 'access.js']) run(program, { args: [], input: '' });
// a policy with a rule of each kind, and messages that are allowed, out of turn, and none
const folder = mkdtempSync(join(tmpdir(), 'warm-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(
  policy,
  `older_versions: allow
rules:
  - { hop: 1, from: manager, to: downloader, operation: download_file, after: nothing }
  - { hop: 10, from: verifier, to: manager, operation: handle_verification_result, after: [7, 9], when: refused }
  - { hop: 13, from: storage, to: updater, operation: blob_content, after: 12, when: sealed }
  - { from: manager, to: any, operation: any }
`,
);
const message = { id: '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90', source: 'manager', deliver_to: 'downloader' };
const messages = ['download_file', 'download_file', 'download_done', 7].map((operation) => ({ ...message, operation }));
run('policy.cjs', { args: ['try', policy], input: messages.map((one) => `${JSON.stringify(one)}\n`).join('') });
rmSync(folder, { recursive: true });
process.kill(process.pid, 'SIGTERM');

function run(program: string, { args, input }: { args: string[]; input: string }): void {
  spawnSync(process.execPath, [`programs/${program}`, ...args], {
    env: { ...process.env, BROKER: '', BROKER_PORT: 'none' },
    input,
    timeout: 60_000,
  });
}
