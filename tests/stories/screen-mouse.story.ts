import type { Page } from '@playwright/test';
import { middleOf } from './screen/cells.ts';
import { expect, test, type Display } from './screen/display.ts';
import type { Picture } from './screen/picture.ts';

const LINES = Array.from({ length: 120 }, (_, at) => `line ${at + 1} has some words on it`).join('\n');

async function moveTo(page: Page, { cols, rows }: Picture, x: number, y: number): Promise<void> {
  const middle = await middleOf(page, { cols, rows: rows.length }, { x, y });
  await page.mouse.move(middle.x, middle.y);
}

async function cursorIsAt(display: Display, cell: Picture['cursor']): Promise<void> {
  await expect
    .poll(async () => (await display.picture()).cursor, { message: 'where tmux has the cursor' })
    .toEqual(cell);
}

test('the mouse in vim: a click moves the cursor, a drag selects, the wheel scrolls', async ({ page, display }) => {
  await display.save('lines.txt', LINES);
  await display.start('vim -u NONE -N --cmd "set mouse=a showmode nowrap" lines.txt');
  const picture = await display.agrees('line 9 has');
  await moveTo(page, picture, 10, 5);
  await page.mouse.down();
  await page.mouse.up();
  await cursorIsAt(display, { x: 10, y: 5 });

  await moveTo(page, picture, 3, 7);
  await page.mouse.down();
  await moveTo(page, picture, 12, 9);
  await page.mouse.up();
  await display.agrees('-- VISUAL --');
  await cursorIsAt(display, { x: 12, y: 9 });
  await page.keyboard.type('d');
  await display.agrees('linome words on it');

  await page.mouse.wheel(0, 400);
  await display.agrees(/^line 4 has/);
});

test('the mouse in htop: a click on a word of the bottom line does what it says', async ({ page, display }) => {
  await display.start('htop -d 40');
  const picture = await display.agrees('F2Setup');
  const last = picture.rows.length - 1;
  await moveTo(page, picture, (picture.rows[last] ?? '').indexOf('Setup') + 1, last);
  await page.mouse.down();
  await page.mouse.up();
  await display.agrees('Display options');
});
