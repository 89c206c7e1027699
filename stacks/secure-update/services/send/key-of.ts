import { z } from 'zod';

const withId = z.object({ id: z.string() });

/** The key that a service would give this line: the id of its event. Of what is no event: nothing. */
export function keyOf(line: string): string {
  try {
    return withId.parse(JSON.parse(line)).id;
  } catch {
    return '';
  }
}
