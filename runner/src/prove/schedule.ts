/** Work that needs a machine. */
export interface Job {
  name: string;
  /** Others wait for what it opens: it goes before all that are not urgent. */
  urgent: boolean;
  /** `open` hands over jobs that have become possible; it may be called while this one goes on. */
  run: (open: (jobs: readonly Job[]) => void) => Promise<void>;
}

/**
 * Runs jobs and what they open, at most `slots` at once: the urgent ones first, the others in the order in which they were opened.
 * Once a job throws, none begins any more; it rejects with the first error when all that began have ended.
 */
export async function runJobs(first: readonly Job[], slots: number): Promise<void> {
  const urgent: Job[] = [];
  const others: Job[] = [];
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  const open = (jobs: readonly Job[]): void => {
    for (const job of jobs) (job.urgent ? urgent : others).push(job);
    fill();
  };
  // counted before it begins, since it may open others at once
  const start = async (job: Job): Promise<void> => {
    await Promise.resolve();
    await job.run(open);
  };
  const fill = (): void => {
    while (running.size < slots && errors.length === 0) {
      const job = urgent.shift() ?? others.shift();
      if (!job) return;
      const done = start(job)
        .catch((error: unknown) => void errors.push(error))
        .finally(() => {
          running.delete(done);
          fill();
        });
      running.add(done);
    }
  };
  open(first);
  while (running.size > 0) await Promise.race(running);
  if (errors.length > 0) throw errors[0] instanceof Error ? errors[0] : new Error(String(errors[0]));
}
