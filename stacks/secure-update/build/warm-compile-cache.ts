import { spawnSync } from 'node:child_process';

/**
 * Starts every service once in this process, without a broker, and ends: Node then keeps what it compiled (and every
 * file's JavaScript without the types) in NODE_COMPILE_CACHE, and later starts read it from there.
 */
const services = ['monitor', 'manager', 'downloader', 'storage', 'verifier', 'updater', 'file-server', 'security-log'];

process.env.BROKER = '127.0.0.1:1';
process.env.TOKEN = 'none';
for (const service of services) await import(`../services/${service}/main.ts`);
// what runs once and ends, in a process of its own: asked for nothing, it loads all its parts and refuses
for (const program of ['policy', 'send', 'access'])
  spawnSync(process.execPath, [`services/${program}/main.ts`], {
    env: { ...process.env, BROKER: '', BROKER_PORT: 'none' },
    stdio: 'ignore',
    timeout: 60_000,
  });
process.kill(process.pid, 'SIGTERM');
