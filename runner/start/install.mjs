import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs `npm ci` in root, says that it does and how long it took last time; gives its exit code. */
export async function install(root) {
  const durations = join(root, '.cache', 'durations.json');
  const last = readDurations(durations)['npm-packages'];
  const before = last === undefined ? '' : `, took ${Math.round(last / 1000)} s last time`;
  const text = `Installing npm packages${before}`;
  const began = performance.now();
  const stop = process.stdout.isTTY ? spin(text, began) : say(text);
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  stop();
  const took = performance.now() - began;
  if (code !== 0) {
    console.error(
      `npm could not install the packages (exit code ${code}). It said:\n${output.trim().split('\n').slice(-20).join('\n')}\nCheck that this machine reaches its npm registry, then try again.`,
    );
    return code;
  }
  console.log(`✓ npm packages (${Math.round(took / 1000)} s)`);
  mkdirSync(dirname(durations), { recursive: true });
  writeFileSync(durations, JSON.stringify({ ...readDurations(durations), 'npm-packages': Math.round(took) }, null, 2));
  return 0;
}

function run(file, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => (output += bytes));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function say(text) {
  console.log(`· ${text}`);
  return () => undefined;
}

function spin(text, began) {
  const draw = () => process.stdout.write(`\r\x1b[2K· ${text} … ${Math.round((performance.now() - began) / 1000)} s`);
  draw();
  const timer = setInterval(draw, 500);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\x1b[2K');
  };
}

function readDurations(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}
