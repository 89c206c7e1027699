import type { RecordedDecision } from '../security-log/decision.ts';

/** A line of the monitor's diary: `pass  8 verifier → storage commit_sealed_blob 1a2b3c4d`, the number where a rule gives one. */
export function toLine({
  id,
  source,
  destination,
  operation,
  decision,
  hop,
  code,
  reason,
}: Omit<RecordedDecision, 'at'>): string {
  const word = decision === 'allowed' ? 'pass' : 'DENY';
  const number = String(hop ?? '').padStart(2);
  const why = reason === null ? '' : `: ${reason} (${code})`;
  return `${word} ${number} ${source} → ${destination} ${operation} ${id?.slice(0, 8) ?? '?'}${why}`;
}
