export interface Size {
  cols: number;
  rows: number;
}

export const FIRST_SIZE: Size = { cols: 80, rows: 24 };

/** The largest size that fits on every driver's screen; null when there is no driver. */
export function smallestOf(viewers: Iterable<{ role: string; viewport: Size }>): Size | null {
  const drivers = [...viewers].filter(({ role }) => role === 'driver').map(({ viewport }) => viewport);
  if (drivers.length === 0) return null;
  return { cols: Math.min(...drivers.map(({ cols }) => cols)), rows: Math.min(...drivers.map(({ rows }) => rows)) };
}
