import { expect, test } from './lab.ts';

const ORDER = [
  `digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)`,
  `jq -n --arg digest "$digest" '{url: "http://file_server:6001/download-update/app-update.zip", target: "app", digest_alg: "sha256", digest: $digest}'`,
];

test('an update is drawn hop by hop on the map, listed in words, and stepped through by keys; the log tells it too', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await page.getByRole('tab', { name: 'Map' }).click();
  const feed = page.locator('sy-feed');
  await lab.run('docker compose up');

  await lab.terminal.type(`${ORDER.join('; ')} | curl -s localhost:6000/update -H "auth: $TOKEN" --json @-`);
  const hops = feed.locator('.hops > li');
  await expect(hops).toHaveCount(13, { timeout: 30_000 });
  await expect(feed.locator('.feed-count')).toHaveText('13 of 13');
  await expect(hops.first()).toContainText('download_file');

  await feed.locator('.feed-scroll').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(feed.locator('.feed-count')).toHaveText('12 of 13');
  await page.keyboard.press('Home');
  await expect(feed.locator('.feed-count')).toHaveText('1 of 13');
  await expect(feed.locator('.map-now')).toContainText('download_file');

  await page.getByRole('tab', { name: 'Security log' }).click();
  await expect(feed.locator('.log > li')).toHaveCount(13);
  await lab.terminal.type(`curl -s localhost:6000/update -H 'auth: guess' --json '{}'`);
  await expect(feed.locator('.log > li[data-decision=denied]')).toContainText(/wrong token/);
});

test('going to a late step that the lab has proven starts a machine from there, with the steps before it done', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.step('Survive a bad update').getByRole('link').click();
  await lab.ready();
  await lab.machine(/^Go to step 9/);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible({ timeout: 60_000 });
  await lab.ready();
  await lab.terminal.type('grep -c signed policy/policy.yaml');
  await lab.terminal.shows(/^[1-9]$/m);
});
