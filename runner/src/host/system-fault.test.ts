import { expect, it } from 'vitest';
import { systemFault } from './system-fault.ts';

it('a folder that may not be written is a sentence with its path', () => {
  const error = Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    path: '/srv/stackyard/.cache',
  });
  expect(systemFault(error)?.problem.message).toContain('/srv/stackyard/.cache');
});

it('a full disk is a sentence', () => {
  expect(systemFault(Object.assign(new Error('no space'), { code: 'ENOSPC' }))?.problem.name).toBe('folder-full');
});

it('any other error is ours', () => {
  expect(systemFault(new TypeError('x is not a function'))).toBeUndefined();
});
