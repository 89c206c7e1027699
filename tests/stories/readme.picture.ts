import { join } from 'node:path';
import { expect, test } from './lab.ts';

/** Pictures of README.md, made anew by `npm test -- stories --pictures`. */
const picture = (name: string) => join(test.info().project.outputDir, '..', 'pictures', name);

test('the lab page, with a verdict that fails', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await page.goto('/labs/01-secure-update/02-ship-an-update/');
  await lab.ready();
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(lab.verdict).toHaveAttribute('data-state', 'fail', { timeout: 20_000 });
  await page.screenshot({ path: picture('lab.png') });
  await page.goto('/');
  await expect(page.getByText(/1 of \d/)).toBeVisible();
  await page.screenshot({ path: picture('home.png') });
});
