import { find, h, setText } from '../dom.ts';

interface Question {
  title: string;
  /** What happens and what is lost. */
  text: string;
  /** The same in detail, a line each. */
  list?: string[];
  /** The word on the button that does it. */
  verb: string;
}

/** Asks before something is lost, in the page’s one dialog. Escape and the button `Stay` mean no. */
export function askFirst(question: Question): Promise<boolean> {
  const dialog = find<HTMLDialogElement>(document, 'dialog#ask');
  if (!dialog || dialog.open) return Promise.resolve(false);
  const stay = h('button', { class: 'button', type: 'button' }, 'Stay');
  const go = h('button', { class: 'button button-primary', type: 'button' }, question.verb);
  setText(find(dialog, '.ask-title'), question.title);
  setText(find(dialog, '.ask-text'), question.text);
  find(dialog, '.ask-list')?.replaceChildren(...(question.list ?? []).map((line) => h('li', {}, line)));
  find(dialog, '.ask-acts')?.replaceChildren(stay, go);
  return new Promise((resolve) => {
    stay.addEventListener('click', () => dialog.close('stay'));
    go.addEventListener('click', () => dialog.close('go'));
    dialog.returnValue = 'stay';
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'go'), { once: true });
    dialog.showModal();
  });
}
