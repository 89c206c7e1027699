import { CannotTell, type Check, type Finding, type Outcome } from '@stackyard/kit';
import type { Checking, FindingResult, Verdict } from '@stackyard/protocol/verdict';
import { createContext, type ContextOptions } from './context.ts';

/** Milliseconds that a whole check may take, unless told otherwise. */
const CHECK_TIMEOUT_MS = 10_000;

export interface ExamineOptions extends Omit<ContextOptions, 'say' | 'signal'> {
  /** Step id, for the verdict. */
  step: string;
  timeoutMs?: number;
  /** Ends the examination early; what was not asked is `error`. */
  signal?: AbortSignal;
  onProgress?: (checking: Checking) => void;
}

/** Asks the findings of a check, all at once, and says what they came to, in their order. Never throws: what fails on our side is `error`. */
export async function examine(check: Check, options: ExamineOptions): Promise<Verdict> {
  const { step, timeoutMs = CHECK_TIMEOUT_MS } = options;
  const started = performance.now();
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  let [done, of, now] = [0, 0, ''];
  const tell = (said = now): void => {
    now = said;
    if (done < of) options.onProgress?.({ step, now, done, of });
  };
  const ask = async (finding: Finding): Promise<FindingResult> => {
    const outcome = await Promise.race([askSafely(finding), whenAborted(signal, limit, timeoutMs)]);
    done += 1;
    tell();
    return { name: finding.name, ...outcome };
  };
  let results: FindingResult[];
  try {
    const findings = check(createContext({ ...options, signal, say: tell }));
    of = findings.length;
    tell();
    results = await Promise.all(findings.map(ask));
  } catch (error) {
    results = [{ name: 'check', ...ours(error) }];
  }
  return {
    step,
    outcome: overall(results),
    findings: results,
    at: new Date().toISOString(),
    tookMs: Math.round(performance.now() - started),
  };
}

function overall(results: readonly FindingResult[]): Verdict['outcome'] {
  if (results.some(({ outcome }) => outcome === 'fail')) return 'fail';
  return results.every(({ outcome }) => outcome === 'pass') && results.length > 0 ? 'pass' : 'error';
}

async function askSafely(finding: Finding): Promise<Outcome> {
  try {
    return await finding.ask();
  } catch (error) {
    return error instanceof CannotTell ? { outcome: 'error', headline: error.message, hint: error.hint } : ours(error);
  }
}

function ours(error: unknown): Outcome {
  const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    outcome: 'error',
    headline: 'The check itself went wrong',
    found,
    hint: 'This is our fault. Check again; if it stays, tell the lab’s author.',
  };
}

function whenAborted(signal: AbortSignal, limit: AbortSignal, timeoutMs: number): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const settle = (): void =>
    resolve({
      outcome: 'error',
      headline: limit.aborted
        ? `The check did not end within ${timeoutMs / 1000} s`
        : 'The check was stopped before this was asked',
      hint: limit.aborted ? 'The machine may be busy. Wait a moment and check again.' : 'Check again.',
    });
  if (signal.aborted) settle();
  else signal.addEventListener('abort', settle, { once: true });
  return promise;
}
