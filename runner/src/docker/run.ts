import { spawn } from 'node:child_process';

export interface RunOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
  timeoutMs: number;
  /** Most bytes kept of stdout and of stderr, each; the rest is read and thrown away. */
  maxBytes?: number;
}

export interface RunResult {
  code: number | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  truncated: boolean;
}

const DEFAULT_MAX_BYTES = 1_048_576;
/** What outlives the program and still holds its output is waited for no longer than this after the time limit. */
const GRACE_MS = 1000;

/** Runs a program to its end. Never throws for what the program does; throws if it can’t be started. */
export function run(file: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { promise, resolve, reject } = Promise.withResolvers<RunResult>();
  const child = spawn(file, args, {
    stdio: 'pipe',
    detached: true,
    env: options.env ?? { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  const out = collect(child.stdout, options.maxBytes ?? DEFAULT_MAX_BYTES);
  const err = collect(child.stderr, options.maxBytes ?? DEFAULT_MAX_BYTES);
  let timedOut = false;
  let grace: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) killGroup(child.pid);
    grace = setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    }, GRACE_MS);
  }, options.timeoutMs);
  child.once('error', (error) => {
    clearTimeout(timer);
    reject(error);
  });
  child.once('close', (code) => {
    clearTimeout(timer);
    clearTimeout(grace);
    resolve({ code, stdout: out.text(), stderr: err.text(), timedOut, truncated: out.truncated() || err.truncated() });
  });
  // a program that ends without reading its input is its own affair
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(options.input);
  return promise;
}

/** Ends a program and all that it started, unless they left its group. It may have ended by itself meanwhile. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function collect(stream: NodeJS.ReadableStream, maxBytes: number): { text: () => string; truncated: () => boolean } {
  const chunks: Buffer[] = [];
  let kept = 0;
  let seen = 0;
  stream.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    const part = chunk.subarray(0, Math.max(0, maxBytes - kept));
    kept += part.length;
    if (part.length > 0) chunks.push(part);
  });
  return { text: () => Buffer.concat(chunks).toString('utf8'), truncated: () => seen > kept };
}
