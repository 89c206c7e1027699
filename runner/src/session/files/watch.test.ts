import { expect, test } from 'vitest';
import { PaperMachine } from '../testing/machines.ts';
import { FileWatch } from './watch.ts';

const A = '/home/learner/lab/a';

function watched(files: Record<string, string>) {
  const machine = new PaperMachine('m-1', new Map(Object.entries(files)));
  let say: (text: string) => void = () => undefined;
  const stream = machine.stream.bind(machine);
  machine.stream = (command, options) => {
    say = options.output;
    return stream(command, options);
  };
  const told: unknown[] = [];
  const ended: string[] = [];
  const watch = new FileWatch(machine, {
    changed: ({ path, stamp }) => told.push([path, stamp]),
    ended: (said) => ended.push(said),
  });
  return { watch, told, ended, say: (text: string) => say(text) };
}

const asked = (...paths: [string, string][]) =>
  ({ type: 'watch', paths: paths.map(([path, stamp]) => ({ path, stamp })) }) as const;

test('what differs from what the page knows is told at once, and only once', () => {
  const { watch, told, say } = watched({ [A]: 'xyz' });
  watch.watch(asked(['lab/a', 'paper:2']));
  expect(told).toEqual([['lab/a', 'paper:3']]);
  say(`1\0${A}\0paper:3\0\0`);
  expect(told).toHaveLength(1);
});

test('what is gone is told, and that it is back', () => {
  const { watch, told, say } = watched({});
  watch.watch(asked(['lab/a', 'paper:2']));
  say(`1\0${A}\0paper:9\0\0`);
  expect(told).toEqual([
    ['lab/a', null],
    ['lab/a', 'paper:9'],
  ]);
});

test('an answer to a list before this one says nothing of this one', () => {
  const { watch, told, say } = watched({ [A]: 'xyz', '/home/learner/lab/b': '1' });
  watch.watch(asked(['lab/b', 'paper:1']));
  watch.watch(asked(['lab/a', 'paper:3']));
  say(`1\0/home/learner/lab/b\0paper:7\0\0`);
  expect(told).toEqual([]);
});

test('an answer may come in pieces, and a name may hold a line end', () => {
  const { watch, told, say } = watched({ '/home/learner/two\nlines': 'x' });
  watch.watch(asked(['two\nlines', 'paper:1']));
  for (const piece of ['1\0/home/learner/two', '\nlines\0pap', 'er:4\0', '\0']) say(piece);
  expect(told).toEqual([['two\nlines', 'paper:4']]);
});

test('a machine that answers without end is not listened to', () => {
  const { ended, say } = watched({});
  say('x'.repeat(600_000));
  expect(ended).toHaveLength(1);
});
