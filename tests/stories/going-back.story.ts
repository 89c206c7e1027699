import { expect, test } from './lab.ts';

test('a learner goes back to the moment a step passed, and takes that back again', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await lab.terminal.type('rm -rf ~/secure-update/* && ls ~/secure-update | wc -l');
  await lab.terminal.shows(/^0$/m);

  await lab.machine(/^Back to/);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible({ timeout: 30_000 });
  await lab.ready();
  await lab.terminal.type('ls ~/secure-update');
  await lab.terminal.shows('compose.yaml');
  await expect(lab.step('Start the system')).toContainText(/passed/);

  await lab.undo();
  await lab.ready();
  // folders that containers mount come back with them
  await lab.terminal.type('clear; find ~/secure-update -type f | wc -l');
  await lab.terminal.shows(/^0$/m);
});
