import type { Decision } from './decisions.ts';

/** How many hops an update has that reaches the app. */
const HOPS = 13;

/** The hops of one update that passed, in their order, each as often as it did. */
export const hopsOf = (decisions: readonly Decision[], id: string): number[] =>
  decisions.flatMap((one) => (one.id === id && one.allowed && one.hop !== null ? [one.hop] : []));

/** Whether every hop passed, in its turn, and once. */
export const isThirteen = (hops: readonly number[]): boolean =>
  hops.length === HOPS && hops.every((hop, index) => hop === index + 1);
