import { loadConfig } from './config.ts';
import { RESTART } from './restart.ts';
import { createRunner } from './runner.ts';

const CLOSE_WITHIN_MS = 5000;

/** The runner's process: starts it, and closes it in reverse when it is told to end. */
try {
  const end = (code: number): void => {
    // What does not close in time is ended with the process: machines run on in any case.
    setTimeout(() => process.exit(code || 1), CLOSE_WITHIN_MS).unref();
    void runner[Symbol.asyncDispose]().then(() => process.exit(code));
  };
  const runner = await createRunner(loadConfig(), () => end(RESTART));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(0));
} catch (thrown) {
  // A fault of a setting or a lab is a sentence; everything else needs its stack.
  const known = thrown instanceof Error && (thrown.name === 'ConfigError' || thrown.name === 'LabFaults');
  process.stderr.write(`${known ? thrown.message : thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  process.exit(1);
}
