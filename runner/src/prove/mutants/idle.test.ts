import { expect, test } from 'vitest';
import { mutantsOf } from './generate.ts';
import { loadShell } from './shell.ts';
import { FACTS } from './testing.ts';

const drops = async (script: string): Promise<string[]> =>
  mutantsOf({ blocks: [], solve: script }, FACTS, await loadShell())
    .filter(({ mutator }) => mutator === 'drop-command')
    .map(({ what }) => what);

test('what only waits or talks is left as it is', async () => {
  expect(await drops('sleep 2\necho done\ntouch a; sleep 1 && mv a b\n')).toEqual([
    'without touch a',
    'without sleep 1 && mv a b',
    'without mv a b',
  ]);
});

test('what is written into a file is no talk', async () => {
  expect(await drops('echo 1 > version\ntouch a\n')).toEqual(['without echo 1 > version', 'without touch a']);
});

test('a loop that sleeps between two looks, a function that is nothing else, and calls of it, too', async () => {
  const script = `ended() {
  # a minute at most
  for _ in $(seq 40); do
    sleep 0.5
    curl app:5000/$1 | jq -e .done && return
  done
}
order() {
  curl app:5000
  touch ordered
}
order && ended x
ended "$(order)"
`;
  expect(await drops(script)).toEqual([
    'without order() { curl app:5000 touch ordered }',
    'without curl app:5000',
    'without touch ordered',
    'without order && ended x',
    'without order',
    'without ended "$(order)"',
  ]);
});

test('a loop that only works is worth a mutant', async () => {
  expect(await drops('for x in a b; do touch $x; done\nls\n')).toEqual([
    'without for x in a b; do touch $x; done',
    'without ls',
  ]);
});
