import { describe, expect, it } from 'vitest';
import { changesOf } from './host-transfer.ts';

describe('an image’s configuration as changes for docker import', () => {
  it('keeps variables, entry, folder, user and labels', () => {
    expect(
      changesOf({
        Env: ['PATH=/usr/bin', 'GREETING=good day'],
        Entrypoint: ['/entry.sh'],
        Cmd: null,
        WorkingDir: '/srv',
        User: 'learner',
        Labels: { 'stackyard.part': 'image' },
      }),
    ).toEqual([
      'ENV PATH="/usr/bin"',
      'ENV GREETING="good day"',
      'LABEL stackyard.part="image"',
      'ENTRYPOINT ["/entry.sh"]',
      'WORKDIR /srv',
      'USER learner',
    ]);
  });

  it('is nothing for a bare image', () => {
    expect(changesOf({ Env: null, Entrypoint: null, Cmd: null, WorkingDir: '', User: '', Labels: null })).toEqual([]);
  });
});
