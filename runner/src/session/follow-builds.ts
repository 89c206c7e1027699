import type { Context } from './context.ts';
import { dropStaleProven } from './proven.ts';
import { proveAhead } from './prove-ahead.ts';

/** Once a lab's images are built: drops what was proven with others, and proves the lab's steps ahead, one lab at a time. */
export function followBuilds(context: Context): Disposable {
  const { parts, log } = context;
  const stopped = new AbortController();
  let work = Promise.resolve();
  const after = async (id: string): Promise<void> => {
    const lab = parts.labs.get(id);
    if (!lab || stopped.signal.aborted) return;
    try {
      await dropStaleProven(context, lab);
      await proveAhead(context, lab, stopped.signal);
    } catch (thrown) {
      if (!stopped.signal.aborted) log.error({ err: thrown, lab: id }, 'the steps of a lab could not be proven ahead');
    }
  };
  const unsubscribe = parts.builds.changed((lab, { state }) => {
    if (state === 'ready') work = work.then(() => after(lab));
  });
  return {
    // does not wait: a solution may take a minute, and the next start of the runner removes its machine
    [Symbol.dispose]: () => {
      unsubscribe();
      stopped.abort();
    },
  };
}
