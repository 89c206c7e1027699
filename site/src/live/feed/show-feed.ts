import { find, setAttribute, setText } from '../dom.ts';

/** Shows a view of the feed (`map` or `log`), or none. The code of it is loaded when it is asked for the first time. */
export function showFeed(feed: HTMLElement | null, view: string | null): void {
  if (!feed) return;
  feed.hidden = view === null;
  setAttribute(feed, 'data-view', view);
  if (view === null) return;
  feed.setAttribute('aria-labelledby', `feed-${view}`);
  if (customElements.get('sy-feed')) return;
  import('./feed-element.ts').then(
    ({ FeedElement }) => customElements.get('sy-feed') ?? customElements.define('sy-feed', FeedElement),
    () => {
      setText(find(feed, '.feed-note strong'), 'This view could not be loaded.');
      setText(find(feed, '.feed-note span'), 'Load the page again; your machine keeps running.');
    },
  );
}
