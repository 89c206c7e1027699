import type { Order } from './update.ts';
import { orderSchema } from './update.ts';

export type ReadOrder = { ok: true; order: Order } | { ok: false; reason: string };

/** Reads the body of an order. A fault comes back as a sentence that names every wrong field. */
export function readOrder(body: unknown): ReadOrder {
  let value: unknown;
  try {
    value = JSON.parse(typeof body === 'string' ? body : '');
  } catch {
    return { ok: false, reason: 'malformed request: the body is not JSON' };
  }
  const parsed = orderSchema.safeParse(value);
  if (parsed.success) return { ok: true, order: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  return { ok: false, reason: `malformed request: ${faults.join('; ')}` };
}
