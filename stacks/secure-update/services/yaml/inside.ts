/** A field of whatever a file holds; undefined where there is none. */
export function inside(value: unknown, part: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
}
