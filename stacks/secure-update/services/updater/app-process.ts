import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { log, messageOf } from '../bus/log.ts';

const START_MS = 5000;
const STOP_MS = 1000;
const RESTART_MS = 1000;

/** The app as a child process: started again when it dies, replaced when it is updated. */
export class AppProcess implements AsyncDisposable {
  readonly #file: string;
  readonly #url: string;
  #child: ChildProcess | undefined;

  /** `file` is what Node runs, `url` where the app answers. */
  constructor(file: string, url: string) {
    this.#file = file;
    this.#url = url;
  }

  get running(): boolean {
    return this.#child !== undefined && !hasEnded(this.#child);
  }

  /** Starts the app and waits until it answers. Rejects when it ends before, or does not answer in time. */
  async start(): Promise<void> {
    await this.stop();
    const child = spawn(process.execPath, ['--max-old-space-size=32', '--max-semi-space-size=1', this.#file], {
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    this.#child = child;
    let complaint = '';
    child.stderr?.on('data', (data: Buffer) => {
      process.stderr.write(data);
      complaint = (complaint + data.toString()).slice(-4000);
    });
    child.once('exit', () => this.#startAgain(child));
    await this.#untilAnswer(child, () => complaint);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #untilAnswer(child: ChildProcess, complaint: () => string): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline) {
      if (hasEnded(child)) {
        throw new Error(`the app ended at once: ${firstError(complaint())}`);
      }
      const response = await fetch(this.#url, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
      if (response?.ok === true) return;
      await delay(20);
    }
    throw new Error(`the app did not answer within ${START_MS / 1000} s`);
  }

  #startAgain(child: ChildProcess): void {
    setTimeout(() => {
      if (this.#child !== child) return;
      this.start().catch((error: unknown) => log(`the app does not start: ${messageOf(error)}`));
    }, RESTART_MS).unref();
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function firstError(complaint: string): string {
  return (
    complaint
      .split('\n')
      .find((line) => /error/i.test(line))
      ?.trim() ?? 'it said nothing'
  );
}
