import { expect, test } from 'vitest';
import type { Event } from './event.ts';
import { sentBy } from './sent-by.ts';

const received: Event = {
  id: '1d3b7a52-7f1e-4c7e-9a35-0a6f2b7c5d11',
  target: 'app',
  operation: 'download_file',
  source: 'manager',
  deliver_to: 'downloader',
  authorized: true,
  older_versions: 'allow',
};

test('an answer made of the event it answers is sent in the name of who answers', () => {
  const answer = { ...received, operation: 'download_done', deliver_to: 'manager' };
  expect(JSON.parse(JSON.stringify(sentBy('downloader', answer)))).toEqual({
    id: received.id,
    operation: 'download_done',
    source: 'downloader',
    deliver_to: 'manager',
    target: 'app',
  });
});

test('who tells whom what comes first', () => {
  expect(Object.keys(sentBy('downloader', received)).slice(0, 4)).toEqual(['id', 'operation', 'source', 'deliver_to']);
});
