import type { Decision } from '@stackyard/protocol/feed';
import { find, findAll } from '../live/dom.ts';
import { LogPane } from '../live/feed/log-pane.ts';
import { MapPane } from '../live/feed/map-pane.ts';

const HOPS: [source: string, destination: string, operation: string][] = [
  ['manager', 'downloader', 'download_file'],
  ['downloader', 'manager', 'download_done'],
  ['manager', 'storage', 'commit_blob'],
  ['manager', 'updater', 'proceed_with_update'],
];

const decisions = HOPS.map(([source, destination, operation], at): Decision => {
  const denied = at === HOPS.length - 1;
  return {
    seq: at + 1,
    id: '3fa4b2c1-7d1e-4a55-9a3c-1b2c3d4e5f60',
    source,
    destination,
    operation,
    decision: denied ? 'denied' : 'allowed',
    hop: denied ? 11 : at + 1,
    code: denied ? 'out-of-turn' : null,
    reason: denied ? 'hop 11 comes after 10, and the last that passed was 3' : null,
    at: `2026-11-21T12:00:0${at}.000Z`,
  };
});

/** Fills the views of the states page with an update whose manager skips the verifier. */
export function showSample(): void {
  const { signal } = new AbortController();
  for (const feed of findAll(document, '.states-feed > sy-feed')) {
    const view = feed.parentElement?.dataset['show'] ?? '';
    feed.hidden = false;
    feed.dataset['view'] = view;
    feed.dataset['state'] = 'live';
    const [map, log] = [find(feed, '.feed-map'), find(feed, '.feed-log')];
    if (map) new MapPane(map, signal).take(decisions);
    if (log) new LogPane(log, signal).take(decisions, 0);
  }
}
