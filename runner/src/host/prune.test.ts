import { expect, it } from 'vitest';
import { outdated } from './prune.ts';

it('images of an earlier version are those of ours, by hash, that are not current', () => {
  const tags = [
    'stackyard/runner:0123456789ab',
    'stackyard/runner:ba9876543210',
    'stackyard/machine:latest',
    'stackyard/browser:0123456789ab',
    'debian:trixie-slim',
    '<none>:<none>',
  ];
  expect(outdated(tags, ['stackyard/runner:ba9876543210'])).toEqual(['stackyard/runner:0123456789ab']);
});
