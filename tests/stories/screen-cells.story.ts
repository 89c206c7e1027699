import { cellsOf } from './screen/cells.ts';
import { contrast, paintedOf, rgbOf } from './screen/colours.ts';
import { expect, test } from './screen/display.ts';

const COLOURS = `
for at in {0..63}; do printf '\\e[48;2;%d;%d;%dm ' $((at * 4)) $((255 - at * 4)) $((at * 2)); done; printf '\\e[0m\\n'
for at in {0..63}; do printf '\\e[38;2;%d;%d;%dm#' $((at * 4)) $((255 - at * 4)) $((at * 2)); done; printf '\\e[0m\\n'
for at in {16..79}; do printf '\\e[48;5;%dm ' $at; done; printf '\\e[0m\\n'
for at in {192..255}; do printf '\\e[38;5;%dmx' $at; done; printf '\\e[0m\\n'
for at in {30..37} {90..97}; do printf '\\e[%dmN\\e[7mR\\e[27m\\e[%dm \\e[49m' $at $((at + 10)); done; printf '\\e[0m\\nall colours\\n'
exec cat`;

test('colours: 24 bits, 256 and 16, in front and behind, are those that the program chose', async ({
  page,
  display,
}) => {
  await display.start(COLOURS);
  const { coloured, cols } = await display.agrees('all colours');
  for (let row = 0; row < 5; row += 1) {
    const painted = paintedOf(coloured[row] ?? '');
    const shown = await cellsOf(page, row, cols);
    expect(shown.length, 'what the program has painted in this row').toBeGreaterThanOrEqual(48);
    for (const [at, cell] of shown.entries()) {
      const wanted = painted[at];
      if (wanted === undefined)
        throw new Error(`tmux has ${painted.length} cells in row ${row}, the page ${shown.length}`);
      const where = `row ${row}, column ${at}, ${JSON.stringify(wanted)}`;
      expect(cell.text, where).toBe(wanted.text);
      expect(rgbOf(cell.bg), `ground of ${where}`).toEqual(wanted.bg);
      if (wanted.text === ' ') continue;
      // The page deepens or lightens what could not be read on its ground. xterm without WebGL also does so where a program turns
      // colours round, judging by the colour before: what it shows can be read, and is not the colour that was asked for.
      const fg = rgbOf(cell.fg);
      if (contrast(wanted.fg, wanted.bg) < 4.5 || wanted.turned)
        expect(contrast(fg, wanted.bg), `contrast of ${where}`).toBeGreaterThan(4.4);
      else expect(fg, `colour of ${where}`).toEqual(wanted.fg);
    }
  }
});

/** Each is printed with a bar behind it, and behind that the column at which tmux has put the bar. */
const TEXTS: Record<string, string> = {
  'a letter and an accent': 'e\u0301',
  'a letter and three marks': 'a\u0300\u0323\u0331',
  Chinese: '\u65e5\u672c\u8a9e',
  Korean: '\ud55c\uad6d',
  'wide Latin': '\uff21\uff22',
  'narrow katakana': '\uff71\uff72',
  Hebrew: '\u05e9\u05b8\u05dc',
  Thai: '\u0e01\u0e34\u0e19',
  'a zero-width space': 'a\u200bb',
  'lines and blocks': '\u250c\u2500\u2588\u28ff',
  'a face': '\u{1f642}',
  'a cup': '\u2615',
  'a heart as text': '\u2764',
  'a heart as an emoji': '\u2764\ufe0f',
  'a hand with a skin tone': '\u{1f44d}\u{1f3fd}',
  'a person at a computer': '\u{1f469}\u200d\u{1f4bb}',
  'a flag': '\u{1f1e9}\u{1f1ea}',
};

/**
 * tmux counts an emoji that is made of several as one, two columns wide. Our page counts each, as the C library does and with it bash,
 * less and top: what a learner types at a prompt stays in its place, and behind these in tmux a line is moved to the right. Where the
 * last part reaches tmux later than the others, tmux goes back by its own count, and what follows takes the place of that part.
 */
const COUNTED_BY_PARTS = new Set(['a hand with a skin tone', 'a person at a computer']);

/** The page gives this one column and the C library too, tmux two: it moves the cursor on and leaves one empty. */
const LEFT_NARROW = new Set(['a heart as an emoji']);

/** A row of the page with the two ways of counting taken out; what else differs stays. */
function asTmuxHasIt(name: string, text: string, printed: string): string {
  if (LEFT_NARROW.has(name)) return text.replace(' |', '|');
  const parts = Array.from(TEXTS[name] ?? '');
  const cut = printed.replace(parts.join(''), parts.slice(0, -1).join(''));
  return COUNTED_BY_PARTS.has(name) && text === cut ? printed : text;
}

const WIDTHS = `
stty -echo -icanon
while IFS=$'\\t' read -r -u 3 name text; do
  printf '%s' "$text"
  IFS=';' read -r -s -d R -p $'\\e[6n' _ column
  printf '|%d %s\\n' $((column - 1)) "$name"
done 3<texts
echo all texts; exec cat`;

test('text: combining, wide and emoji characters stand in the columns that tmux gives them', async ({
  page,
  display,
}) => {
  await display.save(
    'texts',
    Object.entries(TEXTS)
      .map((entry) => `${entry[0]}\t${entry[1]}\n`)
      .join(''),
  );
  await display.start(WIDTHS);
  await display.terminal.shows('all texts');
  await expect(async () => {
    const { rows, cols } = await display.picture();
    expect(rows, 'what tmux has').toContain('all texts');
    const shown = await display.rows(cols);
    const wanted: string[] = [];
    const found: string[] = [];
    for (const [row, name] of Object.keys(TEXTS).entries()) {
      const [text = '', printed = ''] = [shown[row], rows[row]];
      const moved = COUNTED_BY_PARTS.has(name) || LEFT_NARROW.has(name);
      const bar = (await cellsOf(page, row, cols)).find((cell) => cell.text === '|');
      // Where tmux moved on by itself, how far the glyph before reaches is the font’s affair.
      wanted.push(`${name}: ${printed}${moved ? '' : `, its bar at ${/\|(\d+) /.exec(printed)?.[1]}`}`);
      found.push(`${name}: ${asTmuxHasIt(name, text, printed)}${moved ? '' : `, its bar at ${bar?.col}`}`);
    }
    expect(found, 'the rows of the page, against those of tmux').toEqual(wanted);
  }).toPass({ timeout: 15_000, intervals: [100, 250, 500] });
});
