import { terminalTheme } from '../../../site/src/live/terminal/theme.ts';

type Rgb = readonly [number, number, number];

interface Painted {
  text: string;
  fg: Rgb;
  bg: Rgb;
  /** Its two colours have changed places. */
  turned: boolean;
}

const theme = terminalTheme('light');
const NAMED = [
  [theme.black, theme.red, theme.green, theme.yellow, theme.blue, theme.magenta, theme.cyan, theme.white],
  [theme.brightBlack, theme.brightRed, theme.brightGreen, theme.brightYellow],
  [theme.brightBlue, theme.brightMagenta, theme.brightCyan, theme.brightWhite],
].flat();
const ESCAPE = '\u001b';
const SGR_OR_TEXT = new RegExp(`${ESCAPE}\\[([\\d;]*)m|([^${ESCAPE}])`, 'gu');
const LEVELS = [0, 95, 135, 175, 215, 255];

/** A row as tmux writes it with its colours, cell by cell: its SGR sequences are all that it uses for that. */
export function paintedOf(row: string): Painted[] {
  const cells: Painted[] = [];
  let [fg, bg, turned] = [hex(theme.foreground), hex(theme.background), false];
  for (const [, list, text] of row.matchAll(SGR_OR_TEXT)) {
    if (text !== undefined) {
      cells.push(turned ? { text, fg: bg, bg: fg, turned } : { text, fg, bg, turned });
      continue;
    }
    const codes = (list ?? '').split(';').map(Number);
    for (let code = codes.shift(); code !== undefined; code = codes.shift()) {
      if (code === 0) [fg, bg, turned] = [hex(theme.foreground), hex(theme.background), false];
      else if (code === 7 || code === 27) turned = code === 7;
      else if (code === 39) fg = hex(theme.foreground);
      else if (code === 49) bg = hex(theme.background);
      else if (code === 38) fg = extended(codes);
      else if (code === 48) bg = extended(codes);
      else if (code >= 30 && code <= 37) fg = indexed(code - 30);
      else if (code >= 90 && code <= 97) fg = indexed(code - 82);
      else if (code >= 40 && code <= 47) bg = indexed(code - 40);
      else if (code >= 100 && code <= 107) bg = indexed(code - 92);
    }
  }
  return cells;
}

/** WCAG 2.2, 1.4.3: from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

export function rgbOf(css: string): Rgb {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = (css.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** The numbers after 38 or 48: 2;R;G;B or 5;N. */
function extended(codes: number[]): Rgb {
  const [kind, first = 0] = codes.splice(0, 2);
  if (kind === 5) return indexed(first);
  const [green = 0, blue = 0] = codes.splice(0, 2);
  return [first, green, blue];
}

function indexed(index: number): Rgb {
  if (index < 16) return hex(NAMED[index]);
  if (index >= 232) return [8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10];
  const level = (step: number): number => LEVELS[Math.floor((index - 16) / step) % 6] ?? 0;
  return [level(36), level(6), level(1)];
}

function hex(colour = ''): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
