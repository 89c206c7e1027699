import { expect, test } from 'vitest';
import type { Update } from '../checks/updates.ts';
import { endedAsItMust, KINDS } from './bad-updates.ts';

const update = (change: Partial<Update>): Update => ({
  id: '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90',
  state: 'refused',
  by: 'updater',
  reason: '',
  file: 'app-update.zip',
  digest: '',
  digestAlg: 'sha256',
  decisions: [],
  ...change,
});

test.each<[keyof typeof KINDS, Partial<Update>]>([
  ['path', { reason: 'the archive holds "../app.ts" instead of app.ts' }],
  ['path', { reason: 'the archive holds "/app/app.ts" instead of app.ts' }],
  ['link', { reason: 'app.ts is not a plain file' }],
  ['bomb', { reason: 'app.ts unpacks to more than 100 times its size' }],
  ['bomb', { reason: 'app.ts is larger than 32000000 bytes' }],
  ['broken', { state: 'failed', reason: 'the new app was taken back: the app ended at once: SyntaxError' }],
  ['older', { reason: 'version 1.0.2 is older than 1.0.5-7f3c, which is installed' }],
])('%s holds, whatever the file was called: %o', (kind, ended) => {
  expect(endedAsItMust(kind, [update({}), update(ended)])).toMatchObject({ outcome: 'pass' });
  for (const other of Object.keys(KINDS) as (keyof typeof KINDS)[])
    if (other !== kind) expect(endedAsItMust(other, [update(ended)]).outcome).toBe('fail');
});

test('what to do next follows from how the last try ended', () => {
  const hint = (ended: Partial<Update>) => endedAsItMust('link', [update({ file: 'link.zip', ...ended })]).hint;
  const hints = [
    hint({ file: 'app-update.zip' }),
    hint({ state: 'done' }),
    hint({ state: 'verifying', by: '' }),
    hint({ by: 'verifier', reason: "the file's sha256 is 00ff, not the digest" }),
    hint({ by: 'monitor', reason: 'download_file to downloader was denied: no rule' }),
  ];
  expect(new Set(hints).size).toBe(hints.length);
  expect(hints[1]).toMatch(/followed the link/);
  expect(hints[2]).toMatch(/two seconds/);
  expect(hints[3]).toMatch(/digest again/);
});

test.each<[keyof typeof KINDS, Partial<Update>, string]>([
  ['link', {}, 'No link has been refused yet'],
  ['broken', {}, 'No broken app has been taken back yet'],
  ['older', { file: 'older.zip', state: 'done' }, 'The older version was installed'],
  [
    'link',
    { file: 'link.zip', by: 'verifier', reason: 'the vendor did not sign the file' },
    'The vendor did not sign link.zip',
  ],
  [
    'bomb',
    { file: 'bomb.zip', state: 'failed', by: 'downloader', reason: 'file_server:6001 answered 404' },
    'The file server has no bomb.zip',
  ],
  [
    'path',
    { reason: 'the archive holds "server.ts" instead of app.ts' },
    'No path that leads out has been refused yet',
  ],
  ['older', { by: 'verifier', reason: 'version 1.0.2 is older than 1.0.3u' }, 'No older version has been refused yet'],
])('different mistakes get different words: %s %o', (kind, ended, headline) => {
  expect(endedAsItMust(kind, [update(ended)])).toMatchObject({ outcome: 'fail', headline });
});
