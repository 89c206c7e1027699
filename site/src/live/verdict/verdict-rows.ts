import type { FindingResult } from '@stackyard/protocol/verdict';
import type { Difference, Piece } from './difference.ts';
import { difference } from './difference.ts';

/** A line of a row: prose with code in it, or a value whose characters stand under those of the other row. */
export type RowLine =
  | { kind: 'text'; parts: { code: boolean; text: string }[] }
  | { kind: 'value'; pieces: Piece[]; says: string | null; whole: string };

export interface Row {
  label: 'Expected' | 'Found' | 'Try' | 'Next' | 'See' | 'Now';
  lines: RowLine[];
}

interface Line {
  text: string;
  /** Characters matter: shown in mono, and compared. */
  value: boolean;
}

/** Expected, found and hint of a finding as rows; values that are alike but for a difference are laid under each other. */
export function findingRows(finding: FindingResult, last: 'Try' | 'Next'): Row[] {
  const expected = evidence(finding.expected);
  const found = evidence(finding.found);
  const rows: Row[] = [];
  const pairs = expected.map((line) => matching(line, found));
  if (expected.length > 0) {
    rows.push({
      label: 'Expected',
      lines: expected.map((line, at) => rowLine(line, pairs[at]?.expected ?? null, null)),
    });
  }
  if (found.length > 0) {
    const shown = found.map((line) => {
      const pair = pairs.find((each) => each?.line === line);
      return rowLine(line, pair?.found ?? null, pair?.says ?? null);
    });
    rows.push({ label: 'Found', lines: shown });
  }
  if (finding.see) rows.push({ label: 'See', lines: [{ kind: 'text', parts: [{ code: true, text: finding.see }] }] });
  if (finding.hint)
    rows.push({ label: last, lines: full(finding.hint).map((text) => rowLine({ text, value: false }, null, null)) });
  return rows;
}

/** A value stands in backticks, is one long word, or is the last of several lines, where checks put what is to be compared. */
function evidence(text = ''): Line[] {
  const lines = full(text);
  return lines.map((line, at) => {
    const quoted = /^`[^`]+`$/.test(line);
    const value = quoted || /^\S{20,}$/.test(line) || (at > 0 && at === lines.length - 1);
    return { text: quoted ? line.slice(1, -1) : line, value };
  });
}

function matching(line: Line, found: Line[]): (Difference & { line: Line }) | null {
  if (!line.value) return null;
  for (const other of found) {
    const pair = other.value ? difference(line.text, other.text) : null;
    if (pair) return { ...pair, line: other };
  }
  return null;
}

function rowLine({ text, value }: Line, pieces: Piece[] | null, says: string | null): RowLine {
  if (pieces !== null) return { kind: 'value', pieces, says, whole: text };
  if (value) return { kind: 'value', pieces: [{ kind: 'same', text }], says: null, whole: text };
  const parts = text.split('`').map((part, at) => ({ code: at % 2 === 1, text: part }));
  return { kind: 'text', parts: parts.filter((part) => part.text !== '') };
}

function full(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
