import { expect, test } from './lab.ts';

test('keys typed during a cut wait in view, and arrive once and in order when the line is back', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.terminal.clear();
  await page.keyboard.type('echo before-');
  await page.context().setOffline(true);
  await page.keyboard.type('after-$((40+2))');
  await page.keyboard.press('Enter');

  const note = page.locator('.term-note');
  await expect(note).toContainText('keys are held');
  // what was typed just before the cut, and is not known to have been taken, stands before it
  await expect(note.locator('code').last()).toHaveText(/after-\$\(\(40\+2\)\)$/);
  await expect(note.locator('kbd').last()).toHaveText('Enter');
  await expect(lab.sessionLine).toHaveAttribute('data-state', 'reconnecting');

  await page.context().setOffline(false);
  await lab.terminal.shows(/^before-after-42$/m);
  await expect(note).not.toContainText('held');
  expect((await lab.terminal.text()).match(/before-after/g), 'once as typed, once as printed').toHaveLength(2);
});

test('two cuts while typing lose nothing and double nothing', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.terminal.clear();
  await page.keyboard.type('echo ab');
  for (const more of ['cd', 'ef']) {
    await page.context().setOffline(true);
    await page.keyboard.type(more);
    await expect(page.locator('.term-note')).toContainText('held');
    await page.context().setOffline(false);
    await lab.terminal.shows(`b${more === 'cd' ? 'cd' : 'cdef'}`);
  }
  await page.keyboard.type('gh');
  await page.keyboard.press('Enter');
  await lab.terminal.shows(/^abcdefgh$/m);
});

test('keys that waited for more than 30 s are dropped, and the page says so until something is typed', async ({
  page,
  lab,
}) => {
  await page.clock.install();
  await lab.open('01-start-the-system');
  await lab.terminal.clear();
  await page.context().setOffline(true);
  await page.keyboard.type('echo too-late');
  // What was typed before the cut and is not confirmed yet is held with it.
  await expect(page.locator('.term-note')).toContainText(/\d+ keys are held/);
  await page.clock.fastForward(31_000);
  await expect(page.locator('.term-note')).toContainText('Keys were held for 30 s and are dropped now.');
  await page.context().setOffline(false);
  await expect(page.locator('.term-note')).toContainText('Keys typed while the line was down were dropped.');
  await expect(page.locator('.toasts')).not.toContainText('Nothing was lost');
  await page.keyboard.type('echo in-time');
  await page.keyboard.press('Enter');
  await lab.terminal.shows(/^in-time$/m);
  await expect(page.locator('.term-note')).not.toContainText('dropped');
  expect(await lab.terminal.text()).not.toContain('too-late');
});
