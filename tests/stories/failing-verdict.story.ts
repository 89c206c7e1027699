import { expect, test } from './lab.ts';

test('a check that fails says what it expected, what it found and what to try, and takes it back once it is mended', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(lab.verdict).toHaveAttribute('data-state', 'fail', { timeout: 20_000 });
  await expect(lab.verdict).toContainText('Expected');
  await expect(lab.verdict).toContainText('Found');
  await expect(lab.verdict).toContainText('Try');
  await expect(lab.step('Start the system')).toHaveAttribute('data-state', 'failed');

  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
});

test('hints open one at a time', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  const hints = page.locator('sy-hints details');
  await page.getByRole('button', { name: /^Hint/ }).click();
  await expect(hints.first()).toHaveAttribute('open', '');
  await expect(hints.nth(1)).not.toHaveAttribute('open', '');
});
