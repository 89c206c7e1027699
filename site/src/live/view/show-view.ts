import { find, setAttribute, setText } from '../dom.ts';

/** Shows the lab’s table, or hides it. The code of it is loaded when it is asked for the first time. */
export function showView(view: HTMLElement | null, shown: boolean): void {
  if (!view) return;
  view.hidden = !shown;
  setAttribute(view, 'data-shown', shown ? '' : null);
  if (!shown || customElements.get('sy-view')) return;
  import('./view-element.ts').then(
    ({ ViewElement }) => customElements.get('sy-view') ?? customElements.define('sy-view', ViewElement),
    () => {
      setText(find(view, '.view-note strong'), 'This view could not be loaded.');
      setText(find(view, '.view-note span'), 'Load the page again; your machine keeps running.');
    },
  );
}
