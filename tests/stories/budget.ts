/** What a page may cost at most. The figures that take time are measured by `npm run bench -- page`. */
export const BUDGET = {
  /** script of a lab page that is loaded before a terminal opens, in bytes as gzip makes them */
  scriptBytes: 60_000,
  /** sum of what moved by itself (Cumulative Layout Shift) */
  layoutShift: 0.01,
};
