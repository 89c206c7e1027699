import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../bus/topics.ts';
import { toText } from '../yaml/fault.ts';
import { readAccess } from './read-access.ts';
import { topicsOf } from './schema.ts';

const faultsOf = (text: string) => {
  const read = readAccess(text);
  return read.ok ? [] : read.faults.map((fault) => toText('access.yaml', fault));
};

test('as shipped, only the monitor writes to a topic that a service acts on, and reads what the services say', async () => {
  const read = readAccess(await readFile(new URL('../../access.yaml', import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const who = (verb: 'reads' | 'writes', topic: string) =>
    Object.entries(read.access).flatMap(([service, rights]) =>
      topicsOf(rights[verb]).includes(topic) ? [service] : [],
    );
  for (const topic of TOPICS) expect(who('reads', topic)).toEqual([topic]);
  for (const topic of TOPICS.filter((topic) => topic !== 'monitor')) expect(who('writes', topic)).toEqual(['monitor']);
  expect(who('writes', 'monitor')).toEqual(['manager', 'downloader', 'storage', 'verifier', 'updater']);
});

test('any stands for every topic, one topic needs no list, and what is left out is nothing', () => {
  const read = readAccess('storage: { reads: storage, writes: any }\nmanager: {}');
  expect(read).toEqual({
    ok: true,
    access: { storage: { reads: 'storage', writes: 'any' }, manager: { reads: [], writes: [] } },
  });
  expect(topicsOf('any')).toEqual([...TOPICS]);
});

/** Each line is nine times the one before it. */
function multiplied(): string {
  const lines = Array.from({ length: 9 }, (_, at) => `s${at + 1}: &s${at + 1} [${`*s${at}, `.repeat(9)}]`);
  return ['s0: &s0 [x]', ...lines].join('\n');
}

describe('a fault is told with its place:', () => {
  test.each([
    ['an empty file', '', /^access.yaml:1:1 expected a line for each service/],
    ['a list', '- manager', /^access.yaml:1:1 expected a line for each service/],
    [
      'a service misspelt',
      'manger: { reads: manager }',
      /^access.yaml:1:1 there is no service manger; did you mean manager\?/,
    ],
    [
      'a service without rights',
      'manager: {}\nstorage: yes',
      /^access.yaml:2:1 storage: expected what it reads and writes/,
    ],
    [
      'a topic misspelt',
      'storage:\n  writes: [monitr]',
      /^access.yaml:2:3 writes: there is no topic monitr; did you mean monitor\?/,
    ],
    [
      'a topic that is none',
      'storage: { reads: 5 }',
      /^access.yaml:1:12 reads: there is no topic 5; expected any, monitor/,
    ],
    [
      'a right misspelt',
      'storage: { read: storage }',
      /^access.yaml:1:12 storage has nothing called read; did you mean reads\?/,
    ],
    ['text that is no YAML', 'storage: { reads: storage', /^access.yaml:1:\d+ /],
    ['aliases that multiply', multiplied(), /^access.yaml:1:1 Excessive alias count/],
    ['a novel', `# ${'x'.repeat(200_000)}`, /^access.yaml:1:1 longer than/],
    ['a service twice', 'storage: {}\nstorage: {}', /^access.yaml:2:1 Map keys must be unique/],
  ])('%s', (_case, text, fault) => {
    expect(faultsOf(text)[0]).toMatch(fault);
  });

  test('all of them at once', () => {
    expect(faultsOf('kea: {}\nstorage: { reads: nothing, write: monitor }')).toHaveLength(3);
  });
});
