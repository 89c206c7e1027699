/** A value that tells who watches it when it changes. */
export interface Watched<T> {
  get(): T;
  set(value: T): void;
  update(change: (value: T) => T): void;
  /** Calls back now and after every change, until the signal is aborted. */
  watch(see: (value: T) => void, signal?: AbortSignal): void;
}

export function createWatched<T>(first: T): Watched<T> {
  let value = first;
  const watchers = new Set<(value: T) => void>();
  const set = (next: T): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const see of watchers) see(value);
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    watch(see, signal) {
      if (signal?.aborted) return;
      watchers.add(see);
      signal?.addEventListener('abort', () => watchers.delete(see));
      see(value);
    },
  };
}
