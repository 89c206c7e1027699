import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const START_MS = 5000;
const STOP_MS = 1000;
/** An app that answered once must still answer this long after. */
const SETTLE_MS = 100;
/** An app of 20 MB needs the space while Node takes its types away. */
const FLAGS = ['--max-old-space-size=128', '--max-semi-space-size=1'];

/** One run of an app: a child process that answers on a port of its own. */
export class AppProcess implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;
  #complaint = '';

  /** It gets its port and nothing else of the updater's environment. */
  constructor(file: string, port: number) {
    this.port = port;
    this.#child = spawn(process.execPath, [...FLAGS, file], {
      stdio: ['ignore', 'inherit', 'pipe'],
      env: { PORT: String(port), NODE_ENV: 'production' },
    });
    this.#child.stderr?.on('data', (data: Buffer) => {
      process.stderr.write(data);
      this.#complaint = (this.#complaint + data.toString()).slice(-4000);
    });
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Calls back once, at once where the app has ended already. */
  onExit(listener: () => void): void {
    if (this.running) this.#child.once('exit', listener);
    else listener();
  }

  /** Resolves when the app answers, and goes on to. Rejects when it ends before, or does not answer in time. */
  async untilItAnswers(): Promise<void> {
    const deadline = Date.now() + START_MS;
    let answeredAt: number | undefined;
    while (Date.now() < deadline) {
      if (!this.running) throw new Error(`the app ended at once: ${firstError(this.#complaint)}`);
      if (await this.#answers()) {
        answeredAt ??= Date.now();
        if (Date.now() - answeredAt >= SETTLE_MS) return;
      }
      await delay(20);
    }
    throw new Error(`the app did not answer within ${START_MS / 1000} s`);
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #answers(): Promise<boolean> {
    const options = { signal: AbortSignal.timeout(1000), headers: { connection: 'close' } };
    const response = await fetch(`http://127.0.0.1:${this.port}/`, options).catch(() => undefined);
    await response?.body?.cancel();
    return response?.ok === true;
  }
}

function firstError(complaint: string): string {
  const line = complaint.split('\n').find((text) => /error/i.test(text));
  return line?.trim().slice(0, 200) ?? 'it said nothing';
}
