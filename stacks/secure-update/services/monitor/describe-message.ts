import { z } from 'zod';

const field = z.string().transform(printable).catch('?');
const loose = z.looseObject({
  id: z.uuid().nullable().catch(null),
  source: field,
  deliver_to: field,
  operation: field,
});

/** What can be said about a message that may be anything at all: for the log, never for a decision. */
export function describeMessage(message: string) {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    value = undefined;
  }
  const { success, data } = loose.safeParse(value);
  if (!success) return { id: null, source: '?', destination: '?', operation: '?' };
  return { id: data.id, source: data.source, destination: data.deliver_to, operation: data.operation };
}

/** Foreign text that is safe to print: short, and with nothing that moves a terminal's cursor. */
function printable(text: string): string {
  return text.slice(0, 60).replaceAll(/[^\x20-\x7e]/g, '?');
}
