import { h } from '../dom.ts';

interface Asked {
  title: string;
  text: string;
  /** What stands in the field; the part before its ending is selected. */
  name: string;
  verb: string;
}

/** Asks for a name; null: it was left as it is. */
export function askName({ title, text, name, verb }: Asked): Promise<string | null> {
  const field = h('input', {
    class: 'field',
    id: 'ask-name-field',
    value: name,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    required: true,
  });
  const stay = h('button', { class: 'button', type: 'button' }, 'Stay');
  const go = h('button', { class: 'button button-primary', type: 'submit' }, verb);
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', { class: 'ask-title', id: 'ask-name-title' }, title),
    h('p', { class: 'ask-text' }, h('label', { for: 'ask-name-field' }, text)),
    field,
    h('div', { class: 'ask-acts' }, stay, go),
  );
  const dialog = h('dialog', { id: 'ask-name', 'aria-labelledby': 'ask-name-title' }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    stay.addEventListener('click', () => dialog.close());
    form.addEventListener('submit', () => dialog.close('go'));
    dialog.addEventListener('close', () => {
      const given = field.value.trim();
      dialog.remove();
      resolve(dialog.returnValue === 'go' && given !== '' && given !== name ? given : null);
    });
    dialog.showModal();
    const dot = name.lastIndexOf('.');
    field.setSelectionRange(0, dot > 0 ? dot : name.length);
  });
}
