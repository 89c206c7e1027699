import { find, findAll, h, setAttribute } from '../dom.ts';
import { showPane } from '../layout/panes.ts';

/** Characters of the words that a link says: of one alone, and of one beside others. */
const QUOTED = { alone: 72, beside: 44 };

/** The words and blocks of the step’s text that a finding is about, in their order. */
function wordsAbout(finding: string): HTMLElement[] {
  return findAll(document, `#text [data-finding~="${finding}"]`);
}

/** Marks the words of the findings that fail, and no others. */
export function markWords(findings: readonly string[]): void {
  const failing = new Set(findings.flatMap(wordsAbout));
  for (const words of findAll(document, '#text [data-finding]')) {
    const fails = failing.has(words);
    setAttribute(words, 'data-fails', fails ? '' : null);
    setAttribute(words, 'role', fails && words.matches('.about') ? 'mark' : null);
    setAttribute(words, 'aria-description', fails ? 'a finding about this fails' : null);
    if (!fails) setAttribute(words, 'data-here', null);
  }
}

/** Links to the words that a finding is about, which say them, or else what is given; none where the text has none. */
export function aboutLinks(finding: string, instead: Node | null = null): HTMLElement[] {
  const all = wordsAbout(finding);
  const most = all.length === 1 ? QUOTED.alone : QUOTED.beside;
  return all.map((words, at) => {
    words.id ||= `about-${finding}-${at + 1}`;
    const link = h('a', { class: 'about-link', href: `#${words.id}` }, instead?.cloneNode(true) ?? quote(words, most));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(words);
    });
    return link;
  });
}

function show(words: HTMLElement): void {
  for (const here of findAll(document, '#text [data-here]')) setAttribute(here, 'data-here', null);
  setAttribute(words, 'data-here', '');
  showPane('text');
  words.tabIndex = -1;
  words.scrollIntoView({ block: 'center' });
  words.focus({ preventScroll: true });
}

/** The words themselves; of a block its file, else its first line. */
function quote(words: HTMLElement, most: number): Node {
  const code = words.dataset['saveAs']?.split('/').at(-1) ?? find(words, 'pre')?.textContent.trim().split('\n', 1)[0];
  if (code !== undefined) return h('code', {}, cut(code, most));
  return document.createTextNode(`“${cut(words.textContent.replaceAll(/\s+/g, ' ').trim(), most)}”`);
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
