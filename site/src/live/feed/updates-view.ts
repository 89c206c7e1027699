import type { Decision } from '@stackyard/protocol/feed';
import { h } from '../dom.ts';
import { updateWords } from './feed-words.ts';
import { toUpdates } from './kept.ts';

const MOST_UPDATES = 30;

/** Offers the updates, the one that moved last on top; touches the list only where it differs, since it may be open. */
export function listUpdates(select: HTMLSelectElement, kept: readonly Decision[], id: string | null): void {
  const updates = toUpdates(kept).toReversed();
  const offered = updates.filter((update, at) => at < MOST_UPDATES || update.id === id);
  const names = offered.map(({ id: each, decisions }) => [each ?? '', updateWords(each, decisions)] as const);
  const known = [...select.options].map(({ value, text }) => `${value} ${text}`);
  if (known.join() !== names.map((name) => name.join(' ')).join())
    select.replaceChildren(...names.map(([value, name]) => h('option', { value }, name)));
  select.disabled = names.length === 0;
  select.value = id ?? '';
}
