/**
 * Starts every service once in this process, without a broker, and ends: Node then keeps what it compiled (and every
 * file's JavaScript without the types) in NODE_COMPILE_CACHE, and later starts read it from there.
 */
const services = ['monitor', 'manager', 'downloader', 'storage', 'verifier', 'updater', 'file-server', 'security-log'];

process.env.BROKER = '127.0.0.1:1';
process.env.TOKEN = 'none';
for (const service of services) await import(`../services/${service}/main.ts`);
// what runs once and ends would end here too: its parts
for (const part of ['apply', 'read-access', 'read-passwords']) await import(`../services/access/${part}.ts`);
process.kill(process.pid, 'SIGTERM');
