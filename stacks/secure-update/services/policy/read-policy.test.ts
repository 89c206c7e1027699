import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { toText } from '../yaml/fault.ts';
import { readPolicy } from './read-policy.ts';
import { policySchema } from './schema.ts';

const file = (name: string) => readFile(new URL(`../../policy/${name}`, import.meta.url), 'utf8');
const faultsOf = (text: string) => {
  const read = readPolicy(text);
  return read.ok ? [] : read.faults.map((fault) => toText('policy.yaml', fault));
};

test('the policy that is shipped has no fault, thirteen hops and one rule beside them', async () => {
  const read = readPolicy(await file('policy.yaml'));
  const hops = read.ok ? read.policy.rules.map(({ hop }) => hop) : [];
  expect(new Set(hops).size).toBe(14);
});

test('the JSON schema for editors says what the policy’s own schema says', async () => {
  expect(JSON.parse(await file('policy.schema.json'))).toEqual(z.toJSONSchema(policySchema, { io: 'input' }));
});

test('no word on older versions means: refuse', () => {
  expect(readPolicy('rules: []')).toEqual({ ok: true, policy: { older_versions: 'refuse', rules: [] } });
});

const rule = (fields: string) => `rules:\n  - { ${fields} }\n`;
const whole = 'from: manager, to: updater, operation: proceed_with_update';

describe('a fault is told with its place:', () => {
  test.each([
    ['nothing at all', '', 'policy.yaml:1:1 the policy: expected fields such as name: value, found null'],
    ['a list', '- 1', 'policy.yaml:1:1 the policy: expected fields such as name: value, found [1]'],
    ['no rules', 'older_versions: allow', 'policy.yaml:1:1 rules is missing: expected a list'],
    ['rules that are no list', 'rules: all', 'policy.yaml:1:8 rules: expected a list, found "all"'],
    [
      'a word that nobody knows',
      'rules: []\nrulez: []',
      'policy.yaml:2:8 nothing here is called "rulez"; did you mean rules?',
    ],
    [
      'a service misspelt',
      rule('from: manger, to: any, operation: any'),
      'policy.yaml:2:13 from: expected any, manager, downloader, storage, verifier or updater, found "manger"; did you mean manager?',
    ],
    [
      'the monitor as receiver',
      rule('from: any, to: monitor, operation: any'),
      'policy.yaml:2:22 to: expected any, manager, downloader, storage, verifier, updater or security_log, found "monitor"',
    ],
    ['no operation', rule('from: any, to: any'), 'policy.yaml:2:5 operation is missing: expected any,'],
    ['a hop as text', rule(`hop: one, ${whole}`), 'policy.yaml:2:12 hop: expected a number from 1 to 99, found "one"'],
    ['a hop of zero', rule(`hop: 0, ${whole}`), 'policy.yaml:2:12 hop: expected a number from 1 to 99, found 0'],
    ['half a hop', rule(`hop: 1.5, ${whole}`), 'policy.yaml:2:12 hop: expected a number from 1 to 99, found 1.5'],
    [
      'a turn misspelt',
      rule(`hop: 1, ${whole}, after: nothin`),
      'after: expected the number of a hop, nothing, or a list of these, found "nothin"; did you mean nothing?',
    ],
    [
      'a condition misspelt',
      rule(`${whole}, when: verifed`),
      'when: expected verified, refused, sealed, signed, or a list of these, found "verifed"; did you mean verified?',
    ],
    ['a condition misspelt in a list', rule(`${whole}, when: [sealed, singed]`), 'found ["sealed","singed"]'],
    ['an empty list of conditions', rule(`${whole}, when: []`), 'when: expected'],
    [
      'a turn after a hop that is not there',
      rule(`hop: 2, ${whole}, after: 1`),
      'after: no rule has hop 1, so this one can never pass',
    ],
    ['a turn after itself', rule(`hop: 2, ${whole}, after: 2`), 'after: hop 2 can not come after itself'],
    ['a turn without a hop', rule(`${whole}, after: nothing`), 'policy.yaml:2:5 a rule with after needs a hop'],
    ['a contradiction', rule(`${whole}, when: [verified, refused]`), 'when: verified and refused are never both true'],
    ['a key twice', 'rules: []\nrules: []', 'policy.yaml:2:1 Map keys must be unique'],
    ['a bracket left open', 'rules:\n  - { from: any', 'policy.yaml:2:'],
    ['a tab for indentation', 'rules:\n\t- a', 'policy.yaml:2:1 Tabs are not allowed'],
    ['a bare line', 'rules: []\nhello', 'policy.yaml:2:1 Implicit map keys'],
    ['two documents', 'rules: []\n---\nrules: []', 'policy.yaml:2:1 Source contains multiple documents'],
    ['a tag that means something elsewhere', 'rules: !!js/function x', 'Unresolved tag'],
    [
      'older versions as yes',
      'older_versions: yes\nrules: []',
      'policy.yaml:1:17 older_versions: expected refuse or allow, found "yes"',
    ],
    ['a file without end', 'x'.repeat(100_001), 'policy.yaml:1:1 longer than 100000 characters'],
  ])('%s', (_case, text, fault) => {
    expect(faultsOf(text).join('\n')).toContain(fault);
  });

  test('all at once, in the order of the file', () => {
    const text = 'older_versions: no\nrules:\n  - { hop: x, from: any, to: any }\n';
    expect(faultsOf(text).map((fault) => fault.slice(0, 20))).toEqual([
      'policy.yaml:1:17 old',
      'policy.yaml:3:5 oper',
      'policy.yaml:3:12 hop',
    ]);
  });
});

test('aliases can not make a small file large', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]',
    'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]',
  ];
  expect(faultsOf(`${bomb.join('\n')}\nrules: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`).join()).toMatch(/alias/i);
});
