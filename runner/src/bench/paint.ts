import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { loadConfig } from '../config.ts';
import { BUDGET } from './budget.ts';
import { columns, quantile } from './figures.ts';
import { loadPage, type Load } from './paint/load-page.ts';

/**
 * `bench paint`: how soon a page shows what is largest on it, how much moves by itself, and what script it loads, in Chromium,
 * in a container with a network of its own from which `--engine` leads to the page. First without anything kept, then again.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, engine: { type: 'string', default: 'localhost' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 200)
  throw new Error(`--rounds: expected a whole number from 1 to 200, got ${values.rounds}`);
const { port } = loadConfig();
const PAGES = {
  home: '/',
  'a lab': '/labs/01-secure-update/',
  'a step': '/labs/01-secure-update/02-ship-an-update/',
};

const seen = new Map<string, Load[]>();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    `--host-resolver-rules=MAP localhost:${port} ${values.engine}:${port}`,
  ],
});
try {
  for (let round = 1; round <= rounds; round++) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    for (const [name, address] of Object.entries(PAGES)) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      for (const time of ['first', 'again']) {
        const load = await loadPage(context, `http://localhost:${port}${address}`);
        seen.set(`${name}, ${time}`, [...(seen.get(`${name}, ${time}`) ?? []), load]);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}

const rows = [...seen].map(([name, loads]) => {
  const paints = loads.map(({ paintMs }) => paintMs);
  const paint = quantile(paints, 0.5);
  const most = (of: keyof Load): number => Math.max(...loads.map((load) => load[of]));
  const holds =
    paint <= BUDGET.largestPaintMs && most('shift') <= BUDGET.layoutShift && most('scriptBytes') <= BUDGET.scriptBytes;
  return [
    name,
    `${Math.round(paint)} ms`,
    `${Math.round(quantile(paints, 0.95))} ms`,
    most('shift').toFixed(4),
    `${(most('scriptBytes') / 1000).toFixed(1)} kB`,
    holds ? 'holds' : 'misses',
  ];
});
const limit = [
  'at most',
  `${BUDGET.largestPaintMs} ms`,
  '',
  String(BUDGET.layoutShift),
  `${BUDGET.scriptBytes / 1000} kB`,
  '',
];
process.stdout.write(
  `${columns([['', 'largest paint', 'p95', 'shift, most', 'script', ''], ...rows, limit])}\n` +
    `Chromium ${browser.version()}, ${rounds} rounds, load ${loadavg()[0]?.toFixed(1)} at the end\n`,
);
