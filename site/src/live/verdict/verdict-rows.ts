import type { FindingResult } from '@stackyard/protocol/verdict';
import type { Piece } from './difference.ts';
import { difference } from './difference.ts';

/** A line of a row: prose with code in it, or a value whose characters stand under those of the other row. */
export type RowLine =
  | { kind: 'text'; parts: { code: boolean; text: string }[] }
  | { kind: 'value'; pieces: Piece[]; says: string | null };

export interface Row {
  label: 'Expected' | 'Found' | 'Try' | 'Next' | 'See' | 'Now';
  lines: RowLine[];
}

/** Expected, found and hint of a finding as rows; lines that both have and that are alike but for a difference are laid under each other. */
export function findingRows(finding: FindingResult, last: 'Try' | 'Next'): Row[] {
  const expected = (finding.expected ?? '').split('\n').filter(isFull);
  const found = (finding.found ?? '').split('\n').filter(isFull);
  const rows: Row[] = [];
  const pairs = expected.map((line) => matching(line, found));
  if (expected.length > 0) {
    rows.push({
      label: 'Expected',
      lines: expected.map((line, at) => {
        const pair = pairs[at];
        return pair ? { kind: 'value', pieces: pair.expected, says: null } : plainLine(line);
      }),
    });
  }
  if (found.length > 0) {
    rows.push({
      label: 'Found',
      lines: found.map((line) => {
        const pair = pairs.find((each) => each?.line === line);
        return pair ? { kind: 'value', pieces: pair.found, says: pair.says } : plainLine(line);
      }),
    });
  }
  if (finding.see) rows.push({ label: 'See', lines: [{ kind: 'text', parts: [{ code: true, text: finding.see }] }] });
  if (finding.hint) rows.push({ label: last, lines: finding.hint.split('\n').filter(isFull).map(plainLine) });
  return rows;
}

function matching(line: string, found: string[]): (NonNullable<ReturnType<typeof difference>> & { line: string }) | null {
  for (const other of found) {
    const pair = difference(bare(line), bare(other));
    if (pair) return { ...pair, line: other };
  }
  return null;
}

/** A line in backticks, or of one long word, is a value; in all others, backticks mark code. */
function plainLine(line: string): RowLine {
  if (isValue(line)) return { kind: 'value', pieces: [{ kind: 'same', text: bare(line) }], says: null };
  const parts = line.split('`').map((text, at) => ({ code: at % 2 === 1, text }));
  return { kind: 'text', parts: parts.filter((part) => part.text !== '') };
}

function isValue(line: string): boolean {
  return /^`[^`]+`$/.test(line) || /^\S{20,}$/.test(line);
}

function bare(line: string): string {
  return /^`[^`]+`$/.test(line) ? line.slice(1, -1) : line;
}

function isFull(line: string): boolean {
  return line.trim() !== '';
}
