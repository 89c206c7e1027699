/**
 * Collects garbage now. A service that has just passed on an update of 20 MB holds 200 MB that it does not need, and by
 * itself keeps them until it needs more; seven services do so, one after the other. Does nothing without --expose-gc.
 */
export function giveBackMemory(): void {
  // in a while: the message that was just handled is still in use further up, and then in what the client keeps of it
  for (const ms of [100, 1000]) setTimeout(() => globalThis.gc?.(), ms).unref();
}
