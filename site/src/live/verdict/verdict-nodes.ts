import { h, icon } from '../dom.ts';
import type { Piece } from './difference.ts';
import type { Row, RowLine } from './verdict-rows.ts';
import type { VerdictWords } from './verdict-words.ts';

const plateState = { checking: 'checking', pass: 'passed', fail: 'failed', error: 'error' } as const;

export function verdictHead(words: VerdictWords, step: number): HTMLElement {
  const plate = h(
    'span',
    { class: 'plate plate-small', 'data-state': plateState[words.state], 'aria-hidden': 'true' },
    h('span', { class: 'plate-number' }, String(step)),
    icon('check', 'plate-check'),
    icon('cross', 'plate-cross'),
    icon('question', 'plate-question'),
    h('span', { class: 'plate-dash' }),
  );
  const side = h('p', { class: 'verdict-side' }, words.side.code === null ? null : h('code', {}, words.side.code));
  for (const line of words.side.text.split('\n')) side.append(h('span', {}, line));
  return h('div', { class: 'verdict-head' }, plate, h('p', { class: 'verdict-headline' }, words.headline), side);
}

export function verdictRows(rows: Row[]): HTMLElement {
  return h('dl', { class: 'verdict-rows' }, ...rows.map(row));
}

export function verdictOthers(others: VerdictWords['others']): HTMLElement | null {
  if (others.length === 0) return null;
  const line = (other: VerdictWords['others'][number]): HTMLElement =>
    h(
      'li',
      { 'data-outcome': other.outcome },
      h('span', { class: 'other-sign', 'aria-hidden': 'true' }),
      `${other.headline} `,
      h('code', {}, other.name),
    );
  return h('ul', { class: 'verdict-others' }, ...others.map(line));
}

function row({ label, lines }: Row): HTMLElement {
  const last = label === 'Try' || label === 'Next';
  return h(
    'div',
    { class: last ? 'verdict-row verdict-try' : 'verdict-row' },
    h('dt', {}, label),
    h('dd', {}, ...lines.map((line) => rowLine(line, label === 'Found'))),
  );
}

function rowLine(line: RowLine, found: boolean): HTMLElement {
  if (line.kind === 'text') {
    return h('p', {}, ...line.parts.map((part) => (part.code ? h('code', {}, part.text) : part.text)));
  }
  const says = line.says === null ? null : h('span', { class: 'value-says' }, line.says);
  return h(
    'p',
    { class: 'value' },
    ...line.pieces.map((piece) => valuePiece(piece, found)),
    says === null ? null : ' ',
    says,
  );
}

function valuePiece(piece: Piece, found: boolean): Node {
  switch (piece.kind) {
    case 'same':
      return document.createTextNode(piece.text);
    case 'cut':
      return h('span', { class: 'value-cut' }, piece.text);
    case 'differs':
      return h('span', { class: found ? 'differs-found' : 'differs' }, piece.text);
    case 'missing':
      return h('span', {
        class: 'differs-found missing',
        style: `width: ${piece.text.length}ch`,
        'aria-hidden': 'true',
      });
  }
}
