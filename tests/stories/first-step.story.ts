import { expect, test } from './lab.ts';

test('a learner comes from the home page, starts the system by hand, and sees the step pass by itself', async ({
  page,
  lab,
}) => {
  await lab.end();
  await page.goto('/');
  await page.getByRole('link', { name: 'Secure update', exact: true }).click();
  // the lab's own page, whose Start may be pressed before any script runs
  await page.waitForURL('/labs/01-secure-update/', { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await lab.ready();

  await lab.terminal.type('docker compose up -d --wait');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 90_000 });
  await expect(lab.step('Start the system')).toContainText(/passed \d\d:\d\d/);
  await expect(page.getByRole('link', { name: /Ship an update/ }).last()).toBeVisible();

  await lab.terminal.type('echo "the answer is $((6 * 7))"');
  await lab.terminal.shows('the answer is 42');
  await page.reload();
  await lab.ready();
  await lab.terminal.shows('the answer is 42');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass');
  await expect(lab.step('Start the system')).toContainText(/passed \d\d:\d\d/);

  await lab.machine(/Start over/);
  await expect(lab.step('Start the system')).not.toContainText('passed', { timeout: 30_000 });
  await lab.ready();
  await lab.terminal.type('echo "$(docker ps -q | wc -l) containers"');
  await lab.terminal.shows(/^0 containers$/m);
});
