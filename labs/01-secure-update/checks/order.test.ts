import { expect, test } from 'vitest';
import type { BusMessage } from './bus.ts';
import { isDone, wasTaken, type Ending } from './order.ts';

const message = (change: Partial<BusMessage>): BusMessage => ({
  at: new Date('2026-11-21T14:02:31Z'),
  id: '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90',
  operation: 'download_file',
  source: 'manager',
  deliverTo: 'downloader',
  url: 'http://file_server:6001/download-update/app-update.zip',
  target: 'app',
  digest: '',
  digestAlg: 'sha256',
  verified: undefined,
  reason: null,
  ...change,
});
const turnedAway = (reason: string): BusMessage =>
  message({ operation: 'request_refused', deliverTo: 'security_log', reason });
const ended = (ending: Ending, url?: string) => isDone({ message: message(url === undefined ? {} : { url }), ending });

test('an order on the bus was taken', () => {
  expect(wasTaken({ message: message({}), ending: { state: 'done', by: 'updater', reason: '' } }, [])).toMatchObject({
    outcome: 'pass',
  });
});

test('a refused token is told from a missing one, and from no order at all', () => {
  expect(wasTaken(null, [turnedAway('no token'), turnedAway('wrong token')])).toMatchObject({
    headline: 'The manager refused the token',
    found: '401 unauthorized, 2 times since 14:02:31 UTC',
  });
  expect(wasTaken(null, [turnedAway('no token')])).toMatchObject({ headline: 'You posted without a token' });
  expect(wasTaken(null, [])).toMatchObject({ headline: 'The manager has taken no order yet' });
});

test.each([
  [{ state: 'done', by: 'updater', reason: '' }, 'The update went all the way'],
  [{ state: 'refused', by: 'verifier', reason: 'the digest is not 64 hex digits' }, 'The verifier refused the update'],
  [{ state: 'failed', by: 'downloader', reason: 'no route' }, 'The update failed at the downloader'],
  [{ state: 'applying', by: 'updater', reason: '' }, 'The update has not ended yet'],
])('every ending has its words: %o', (ending, headline) => {
  expect(ended(ending)).toMatchObject({ headline });
});

test('a container that looks for localhost gets words of its own', () => {
  expect(ended({ state: 'failed', by: 'downloader', reason: 'refused' }, 'http://localhost:6001/x')).toMatchObject({
    headline: 'The downloader looked for the file on itself',
  });
});
