/** What a page may cost at most: held by the budget story where time plays no part, by `bench paint` where it does. */
export const BUDGET = {
  /** script of a page that is loaded before a terminal opens, in bytes as gzip makes them */
  scriptBytes: 60_000,
  /** sum of what moved by itself (Cumulative Layout Shift) */
  layoutShift: 0.01,
  /** from the navigation's beginning to the largest paint, on two cores */
  largestPaintMs: 1000,
};
