import { join } from 'node:path';
import { expect, test } from './lab.ts';

/** Pictures of README.md, made anew by `npm test -- stories --pictures`. */
const picture = (name: string) => join(test.info().project.outputDir, '..', 'pictures', name);

/** An order whose digest lacks its last character, as somebody copies it who lets go of the mouse too early. */
const SHORT_DIGEST = `jq -n --arg digest "$(curl -s localhost:6001/get-digest/app-update.zip | cut -c 1-63)" '{url: "http://file_server:6001/download-update/app-update.zip", target: "app", digest_alg: "sha256", $digest}' > update.json; clear`;

test('the lab page, with a verdict that fails', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await page.goto('/labs/01-secure-update/02-ship-an-update/');
  await lab.ready();
  await lab.terminal.type(SHORT_DIGEST);
  await expect.poll(() => lab.terminal.text()).not.toContain('docker compose');
  for (const command of [
    'curl -s localhost:6001/get-digest/app-update.zip',
    'jq .digest update.json',
    'curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json | jq',
    'curl -s localhost:5000',
  ]) {
    await lab.terminal.type(command);
    await lab.terminal.prompt();
  }
  await expect(lab.verdict).toContainText('digest-matches', { timeout: 30_000 });
  await expect(lab.verdict).toHaveAttribute('data-state', 'fail');
  await lab.verdict.scrollIntoViewIfNeeded();
  await page.screenshot({ path: picture('lab.png') });
  await page.setViewportSize({ width: 1440, height: 480 });
  await page.goto('/');
  await expect(page.getByText(/1 of \d/)).toBeVisible();
  await page.screenshot({ path: picture('home.png') });
});
