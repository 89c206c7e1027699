import { expect, test } from 'vitest';
import { keyMeaning } from './keys.ts';

const meaning = (name: string, selected = false): string => {
  const parts = name.split('+');
  const key = parts.at(-1) ?? '';
  return keyMeaning(
    {
      key,
      code: key === '~' ? 'Backquote' : '',
      ctrlKey: parts.includes('Ctrl'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
      metaKey: parts.includes('Meta'),
    },
    selected,
  );
};

test('every key is the shell’s', () => {
  for (const key of [
    'a',
    'Tab',
    'Escape',
    'F6',
    'Shift+F10',
    'Ctrl+F10',
    'Enter',
    'Ctrl+d',
    'Ctrl+w',
    'Ctrl+t',
    'Alt+Enter',
    'Ctrl+Shift+t',
    'Meta+v',
  ]) {
    expect([key, meaning(key)]).toEqual([key, 'shell']);
  }
});

test('but these', () => {
  expect(meaning('Ctrl+Enter')).toBe('check');
  expect(meaning('Ctrl+F6')).toBe('leave');
  expect(meaning('Ctrl+Shift+F6')).toBe('leave-back');
  expect(meaning('Ctrl+Shift+~')).toBe('new-terminal');
  expect(meaning('Ctrl+Shift+F10')).toBe('menu');
  expect(meaning('Ctrl+Shift+C')).toBe('copy');
  expect(meaning('Ctrl+Shift+V')).toBe('paste');
  expect(meaning('Ctrl+v')).toBe('paste');
});

test('Ctrl+C interrupts unless something is selected', () => {
  expect(meaning('Ctrl+c')).toBe('shell');
  expect(meaning('Ctrl+c', true)).toBe('copy');
});
