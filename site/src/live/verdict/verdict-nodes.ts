import { h, icon } from '../dom.ts';
import type { Piece } from './difference.ts';
import { aboutLinks } from './about.ts';
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

/** The rows of a finding; what it is about stands before what to try. */
export function verdictRows({ rows, about }: VerdictWords): HTMLElement {
  const links = about === null ? [] : aboutLinks(about);
  const place = links.length === 0 ? [] : [titled('About', links)];
  const last = rows.findIndex(isLast);
  const before = last === -1 ? rows : rows.slice(0, last);
  return h('dl', { class: 'verdict-rows' }, ...before.map(row), ...place, ...rows.slice(before.length).map(row));
}

export function verdictOthers(others: VerdictWords['others']): HTMLElement | null {
  if (others.length === 0) return null;
  const line = (other: VerdictWords['others'][number]): HTMLElement => {
    const name = h('code', {}, other.name);
    const [link = name] = aboutLinks(other.name, name);
    return h(
      'li',
      { 'data-outcome': other.outcome },
      h('span', { class: 'other-sign', 'data-state': other.outcome, 'aria-hidden': 'true' }),
      h('span', { class: 'other-words' }, other.headline),
      ' ',
      link,
    );
  };
  return h('ul', { class: 'verdict-others' }, ...others.map(line));
}

const isLast = ({ label }: Row): boolean => label === 'Try' || label === 'Next';

function row(each: Row): HTMLElement {
  const made = titled(
    each.label,
    each.lines.map((line) => rowLine(line, each.label === 'Found')),
  );
  if (isLast(each)) made.classList.add('verdict-try');
  return made;
}

function titled(title: string, content: Node[]): HTMLElement {
  return h('div', { class: 'verdict-row' }, h('dt', {}, title), h('dd', {}, ...content));
}

function rowLine(line: RowLine, found: boolean): HTMLElement {
  if (line.kind === 'text') {
    return h('p', {}, ...line.parts.map((part) => (part.code ? h('code', {}, part.text) : part.text)));
  }
  const says = line.says === null ? null : h('span', { class: 'value-says' }, line.says);
  const value = h(
    'p',
    // a long one scrolls sideways, by keys too
    { class: 'value', tabindex: 0 },
    ...line.pieces.map((piece) => valuePiece(piece, found)),
    says === null ? null : ' ',
    says,
  );
  if (line.pieces.some(({ kind }) => kind === 'cut')) value.append(' ', inFull(value, line.whole));
  return value;
}

/** The button that shows the whole of a value of which only the part around the difference is shown. */
function inFull(value: HTMLElement, whole: string): HTMLElement {
  const button = h('button', { class: 'value-whole', type: 'button' }, 'in full');
  button.addEventListener('click', () => {
    value.classList.add('value-wraps');
    value.tabIndex = -1;
    value.replaceChildren(whole);
    value.focus({ preventScroll: true });
  });
  return button;
}

function valuePiece(piece: Piece, found: boolean): Node {
  switch (piece.kind) {
    case 'same':
    case 'space':
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
