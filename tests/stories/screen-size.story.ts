import { expect, test } from './screen/display.ts';

/** Fills every cell, and again whenever the size has changed. */
const FILL = `
while size=$(stty size); do
  if [ "$size" != "$drawn" ]; then
    read -r rows cols <<<"$size"
    printf '\\e[H\\e[2J'
    for ((row = 1; row <= rows; row += 1)); do
      line=$(printf "$cols x $rows, row $row %*s" 600 '' | tr ' ' .)
      printf '\\e[%d;1H%s' "$row" "\${line:0:cols}"
    done
    drawn=$size
  fi
  sleep 0.2
done`;

test('300 columns and 100 rows: every cell is where tmux has it', async ({ page, display }) => {
  await page.setViewportSize({ width: 3600, height: 3200 });
  await display.start(FILL);
  await expect.poll(async () => (await display.picture()).cols).toBeGreaterThanOrEqual(300);
  const { cols, rows } = await display.picture();
  expect(rows.length).toBeGreaterThanOrEqual(100);
  const settled = await display.agrees(`${cols}.x.${rows.length},.row.${rows.length}`);
  expect(settled.rows.map(({ length }) => length)).toEqual(rows.map(() => cols));
});

test('a storm of sizes: page and program come to rest at the same one, and nothing is left of the others', async ({
  page,
  display,
}) => {
  await display.start(FILL);
  await display.agrees('.row.1.');
  for (let round = 0; round < 2; round += 1) {
    for (let step = 0; step < 15; step += 1) {
      await page.setViewportSize({ width: 1200 + ((step * 97) % 800), height: 600 + ((step * 61) % 600) });
    }
    await page.setViewportSize({ width: 1300 + round * 300, height: 800 + round * 200 });
    await expect(async () => {
      const { cols, rows } = await display.picture();
      expect(rows[0]).toMatch(new RegExp(`^${cols}\\.x\\.${rows.length},\\.row\\.1\\.`));
      expect(await page.locator('.term-size').textContent()).toBe(`${cols} × ${rows.length}`);
    }).toPass({ timeout: 20_000 });
    await display.agrees('.row.1.');
  }
});
