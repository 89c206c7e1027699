import { expect, test } from './lab.ts';

/** Of one file: containers that run again may make anew what they write to. */
const LOOK = 'clear; [ -e ~/secure-update/compose.yaml ] && echo there || echo gone';

test('a learner goes back to the moment a step passed, and takes that back again', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await lab.terminal.type('rm -rf ~/secure-update/*');
  await lab.terminal.type(LOOK);
  await lab.terminal.shows(/^gone$/m);

  await lab.machine(/^Back to/);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible({ timeout: 30_000 });
  await lab.ready();
  await lab.terminal.type(LOOK);
  await lab.terminal.shows(/^there$/m);
  await expect(lab.step('Start the system')).toContainText(/passed/);

  await lab.undo();
  await lab.ready();
  await lab.terminal.type(LOOK);
  await lab.terminal.shows(/^gone$/m);
});
