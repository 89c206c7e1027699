import { CannotTell, type View } from '@stackyard/kit';
import { ViewTable, type View as ViewNow } from '@stackyard/protocol/view';
import { createContext, type ContextOptions } from './context.ts';

const TIMEOUT_MS = 10_000;

/** Asks a lab’s view. Never throws: what could not be told says why. */
export async function lookAtView(view: View, options: Omit<ContextOptions, 'say'>): Promise<ViewNow> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const signal = AbortSignal.any([limit, options.signal]);
  const now = (table: ViewTable | null, why: string | null): ViewNow => ({ at: new Date().toISOString(), table, why });
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(new CannotTell(...LATE)), { once: true });
  try {
    const asked = view(createContext({ ...options, signal, say: () => undefined }));
    return now(ViewTable.parse(await Promise.race([asked, late.promise])), null);
  } catch (error) {
    if (error instanceof CannotTell) return now(null, `${error.message}. ${error.hint}`);
    return now(null, `This view went wrong, which is our fault: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

const LATE = ['The machine did not tell in time', 'It may be busy. It is asked again by itself.'] as const;
