import type { ITheme } from '@xterm/xterm';
import type { Theme } from '../layout/theme.ts';

const NAMES = [
  'black',
  'red',
  'green',
  'yellow',
  'blue',
  'magenta',
  'cyan',
  'white',
  'brightBlack',
  'brightRed',
  'brightGreen',
  'brightYellow',
  'brightBlue',
  'brightMagenta',
  'brightCyan',
  'brightWhite',
] as const;

const sixteen = (colours: string): ITheme =>
  Object.fromEntries(colours.split(' ').map((colour, at) => [NAMES[at] ?? '', `#${colour}`]));

const light: ITheme = {
  background: '#f9fafb',
  foreground: '#1f282c',
  cursor: '#1f282c',
  cursorAccent: '#f9fafb',
  selectionBackground: '#bfd9ee',
  selectionInactiveBackground: '#bfd9ee',
  scrollbarSliderBackground: '#7e888b55',
  scrollbarSliderHoverBackground: '#7e888b99',
  scrollbarSliderActiveBackground: '#7e888bcc',
  overviewRulerBorder: '#f9fafb00',
  ...sixteen(
    '1f282c ad2f22 176938 825b0c 125ca1 8a3d85 106a72 5c6568 677073 c72f24 1d7d3e 95650f 136dbf a644a0 147b85 0f171b',
  ),
};

const dark: ITheme = {
  background: '#080c0e',
  foreground: '#cfd6d7',
  cursor: '#e9eeef',
  cursorAccent: '#080c0e',
  selectionBackground: '#25506f',
  selectionInactiveBackground: '#25506f',
  scrollbarSliderBackground: '#69737855',
  scrollbarSliderHoverBackground: '#69737899',
  scrollbarSliderActiveBackground: '#697378cc',
  overviewRulerBorder: '#080c0e00',
  ...sixteen(
    '464f52 ef806f 72cf8e e9c26b 73b1ea d991d2 77ced8 cfd6d7 7f888c f9a08e 89eb9f f8dc86 95caf8 ebb0e8 9be7eb f2f6f6',
  ),
};

/** The terminal’s colours: the page’s own, and sixteen that hold their contrast on its ground. */
export function terminalTheme(theme: Theme): ITheme {
  return theme === 'dark' ? dark : light;
}
