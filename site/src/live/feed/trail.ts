export type Point = readonly [x: number, y: number];
/** From the edge of a box to where its messages meet the monitor. */
export type Way = readonly [edge: Point, monitor: Point];

/** The way of one message: to the monitor and, where it is let through, on to whom it is for. A place that is not drawn has no way. */
export function trail(from: Way | null, to: Way | null, allowed: boolean): Point[] {
  const there = from ?? [];
  const on = allowed && to ? to.toReversed() : [];
  const points = [...there, ...on];
  return points.filter((point, at) => String(point) !== String(points[at - 1]));
}

/** Where the monitor's sign stands: at the door through which the message came, else at that of whom it was for. */
export function signAt(from: Way | null, to: Way | null): Point | null {
  return (from ?? to)?.[1] ?? null;
}

export const toPath = (points: readonly Point[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
