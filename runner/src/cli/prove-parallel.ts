/** Runs tasks, at most `jobs` at once, in their order. Rejects with the first error once all that began have ended. */
export async function inParallel(jobs: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...tasks];
  const worker = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) await task();
  };
  const results = await Promise.allSettled(Array.from({ length: jobs }, worker));
  for (const result of results)
    if (result.status === 'rejected')
      throw result.reason instanceof Error ? result.reason : new Error(String(result.reason));
}
