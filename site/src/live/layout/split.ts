import { find } from '../dom.ts';
import { remember, remembered } from '../remembered.ts';
import { paneWidth } from '../terminal/cell-font.ts';
import { STEP_PX, snapped, within } from './split-width.ts';

const KEY = 'work-width';
const LOWER_KEY = 'lower-height';
const LEAST = { text: 380, work: 360, lower: 108, terminal: 108 };

interface Axis {
  split: HTMLElement;
  /** The size now, in px, and the most that leaves room for the rest. */
  size(): number;
  most(): number;
  least: number;
  set(px: number): void;
  forget(): void;
  /** Which pointer coordinate counts, and from where the size is measured. */
  at(event: PointerEvent): number;
  grow: string;
  shrink: string;
  snap(px: number): number;
  key: string;
  usual: number;
}

/** Both splits of the lab page: dragged, moved by arrow keys, put back by a double press, and kept in this browser. */
export function startSplits(signal: AbortSignal): void {
  const lab = find(document, '.lab');
  const work = find(document, '.work');
  const split = find(document, '#split');
  const lower = find(document, '#split-lower');
  if (!lab || !work || !split || !lower) return;
  const rail = (): number => find(lab, 'sy-rail')?.getBoundingClientRect().width ?? 0;
  startAxis(
    {
      split,
      key: KEY,
      usual: paneWidth(80),
      least: LEAST.work,
      grow: 'ArrowLeft',
      shrink: 'ArrowRight',
      size: () => work.getBoundingClientRect().width,
      most: () => lab.getBoundingClientRect().width - rail() - LEAST.text - 1,
      set: (px) => lab.style.setProperty('--work', `${px}px`),
      forget: () => lab.style.removeProperty('--work'),
      at: (event) => lab.getBoundingClientRect().right - event.clientX,
      snap: (px) => snapped(px, [paneWidth(80), paneWidth(100)]),
    },
    signal,
  );
  startAxis(
    {
      split: lower,
      key: LOWER_KEY,
      usual: 228,
      least: LEAST.lower,
      grow: 'ArrowUp',
      shrink: 'ArrowDown',
      size: () => find(work, 'sy-preview')?.getBoundingClientRect().height ?? 0,
      most: () => work.getBoundingClientRect().height - LEAST.terminal,
      set: (px) => {
        work.dataset['lower'] = 'open';
        work.style.setProperty('--lower', `${px}px`);
      },
      forget: () => work.style.removeProperty('--lower'),
      at: (event) => work.getBoundingClientRect().bottom - event.clientY,
      snap: (px) => px,
    },
    signal,
  );
}

function startAxis(axis: Axis, signal: AbortSignal): void {
  const { split } = axis;
  const tell = (): void => {
    split.setAttribute('aria-valuemin', String(axis.least));
    split.setAttribute('aria-valuemax', String(Math.round(axis.most())));
    split.setAttribute('aria-valuenow', String(Math.round(axis.size())));
  };
  const move = (px: number): void => {
    axis.set(within(px, axis.least, axis.most()));
    tell();
  };
  const kept = remembered<number>(axis.key);
  if (kept !== null) move(kept);
  else tell();

  split.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      split.focus({ preventScroll: true });
      split.setPointerCapture(event.pointerId);
      split.dataset['moving'] = '';
    },
    { signal },
  );
  split.addEventListener('pointermove', (event) => 'moving' in split.dataset && move(axis.snap(axis.at(event))), {
    signal,
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    split.addEventListener(
      end,
      () => {
        if (!('moving' in split.dataset)) return;
        delete split.dataset['moving'];
        remember(axis.key, axis.size());
      },
      { signal },
    );
  }
  split.addEventListener(
    'dblclick',
    () => {
      axis.forget();
      move(axis.usual);
      remember(axis.key, axis.size());
    },
    { signal },
  );
  split.addEventListener(
    'keydown',
    (event) => {
      const to = {
        [axis.grow]: axis.size() + STEP_PX,
        [axis.shrink]: axis.size() - STEP_PX,
        Home: axis.least,
        End: axis.most(),
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(to);
      remember(axis.key, axis.size());
    },
    { signal },
  );
  window.addEventListener('resize', tell, { signal });
}
