import { expect, test } from './lab.ts';

test('the app of the lab opens in a tab of the page, on an origin of its own', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  const preview = page.locator('sy-preview');
  await expect(preview).toContainText(/Nothing listens on 5000/);
  await lab.run('docker compose up');
  const app = preview.frameLocator('iframe');
  await expect(app.getByText('Hello World! Application version 1.0.3u')).toBeVisible({ timeout: 30_000 });
  const address = await preview.locator('iframe').getAttribute('src');
  expect(new URL(address ?? '', page.url()).hostname).toMatch(/^5000-[a-z0-9]{12}\.localhost$/);
});
