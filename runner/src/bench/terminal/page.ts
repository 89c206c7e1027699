import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { loadConfig } from '../../config.ts';
import { quantile } from '../figures.ts';
import { fill, holdsFirstLine, interrupt, openPage, reload } from './in-browser.ts';
import { section, targets, type Line } from './report.ts';
import { startTtyd } from './ttyd.ts';
import { startWetty } from './wetty.ts';

/**
 * The part of `bench terminal` that a person feels, in Chromium, in a container with a network of its own: our page, which
 * `--engine` leads to, beside ttyd’s and wetty’s.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    engine: { type: 'string', default: 'localhost' },
  },
});
const rounds = Math.max(20, Number(values.rounds) || 0);
const RELOADS = 10;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const { port } = loadConfig();

await using ttyd = await startTtyd();
await using wetty = await startWetty();
// Without 3D a terminal draws its text as elements, where it can be read, the same way in all three.
const plain = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-3d-apis',
  '--disable-quic',
  '--disable-background-networking',
];
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [...plain, `--host-resolver-rules=MAP localhost:${port} ${values.engine}:${port}`],
});
const pages = [
  { name: 'Stackyard', address: `http://localhost:${port}/labs/01-secure-update/01-start-the-system/` },
  { name: ttyd.name, address: `http://127.0.0.1:${ttyd.port}/?rendererType=dom` },
  { name: wetty.name, address: `http://127.0.0.1:${wetty.port}/` },
];
const interrupts: Line[] = [];
const reloads = { all: [] as number[], line: [] as number[], load: [] as number[] };
let held = false;
try {
  for (const { name, address } of pages) {
    const seen = { name, values: [] as number[], load: [] as number[] };
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await openPage(page, address);
    for (let round = 1; round <= rounds; round++) {
      if (round % 5 === 1) say(`Ctrl-C in a flood, ${round} of ${rounds}: ${name}`);
      seen.values.push(await interrupt(page));
      seen.load.push(loadavg()[0] ?? 0);
    }
    interrupts.push(seen);
    if (name === 'Stackyard') {
      say('reloads with 5,000 lines');
      await fill(page);
      for (let round = 0; round < RELOADS; round++) {
        const { all, line } = await reload(page);
        reloads.all.push(all);
        reloads.line.push(line);
        reloads.load.push(loadavg()[0] ?? 0);
      }
      held = await holdsFirstLine(page);
    }
    await context.close();
  }
} finally {
  await browser.close();
}

const [ours] = interrupts;
process.stdout.write(
  [
    `In Chromium ${browser.version()}\n`,
    section('Ctrl-C in a flood, to the prompt on the screen, ms', interrupts),
    section(`Reload with 5,000 lines, ms; the first line is ${held ? 'there' : 'NOT there'}`, [
      { name: 'from the reload’s beginning to the last line', values: reloads.all, load: reloads.load },
      { name: 'from the opening of the terminal’s line', values: reloads.line, load: reloads.load },
    ]),
    targets([
      { what: 'Ctrl-C in a flood, p95', value: quantile(ours?.values ?? [], 0.95), unit: 'ms', limit: { most: 60 } },
      { what: 'reload with 5,000 lines, p50', value: quantile(reloads.all, 0.5), unit: 'ms', limit: { most: 300 } },
    ]),
  ].join('\n'),
);
