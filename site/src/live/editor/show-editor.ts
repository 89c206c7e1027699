import { find, setText } from '../dom.ts';

/** Shows or hides the editor. The code of it is loaded when it is asked for the first time. */
export function showEditor(editor: HTMLElement | null, shown: boolean): void {
  if (!editor) return;
  editor.hidden = !shown;
  if (!shown || customElements.get('sy-editor')) return;
  import('./editor-element.ts').then(
    ({ EditorElement }) => customElements.get('sy-editor') ?? customElements.define('sy-editor', EditorElement),
    () => {
      setText(find(editor, '.editor-empty strong'), 'The editor could not be loaded.');
      setText(find(editor, '.editor-empty span'), 'Load the page again; your machine keeps running.');
    },
  );
}
