import { expect, test } from './lab.ts';

test('a verdict that fails leads to the words that it is about, which are marked until they are done', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  const words = page.locator('#text .about').filter({ hasText: 'each service says of itself' });
  await expect(words).not.toHaveAttribute('data-fails');
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(lab.verdict).toHaveAttribute('data-state', 'fail', { timeout: 20_000 });
  await expect(words).toHaveAttribute('data-fails');

  await page.locator('#text').evaluate((text) => text.scrollTo(0, text.scrollHeight));
  await expect(words).not.toBeInViewport();
  await lab.verdict.getByRole('link', { name: /each service says of itself/ }).click();
  await expect(words).toBeInViewport();
  await expect(words).toBeFocused();

  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await expect(words).not.toHaveAttribute('data-fails');
});
