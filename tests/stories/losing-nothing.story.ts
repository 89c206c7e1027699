import { expect, test } from './lab.ts';

test('start over is taken back after its toast has gone: results, files and a terminal that works', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await lab.terminal.type('echo mine > ~/kept.txt && cat ~/kept.txt');
  await lab.terminal.shows(/^mine$/m);

  await lab.machine(/^Start over/);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible({ timeout: 30_000 });
  await lab.ready();
  await expect(lab.step('Start the system')).not.toContainText('passed');
  await lab.terminal.type('clear; ls ~/kept.txt');
  await lab.terminal.shows('No such file');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden({ timeout: 10_000 });

  await lab.undo();
  await lab.ready();
  await expect(lab.step('Start the system')).toContainText(/passed \d\d:\d\d/);
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass');
  await lab.terminal.type('clear; cat ~/kept.txt');
  await lab.terminal.shows(/^mine$/m);
});

test('before a learner goes to a step the page says what counts as done for them, and Stay changes nothing', async ({
  page,
  lab,
}) => {
  await lab.open('03-follow-one-message');
  await page.getByRole('button', { name: 'Machine' }).click();
  await page.getByRole('menuitem', { name: 'Go to step 3' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Done for you, without points: 1 Start the system, 2 Ship an update.');
  await expect(dialog).toContainText(/Your machine of now is kept until \d\d:\d\d/);
  await dialog.getByRole('button', { name: 'Stay' }).click();
  await expect(lab.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/);
  await expect(lab.step('Start the system')).not.toContainText('done for you');
});

test('a step that has passed keeps its verdict, and a check says how it is now', async ({ page, lab }) => {
  await lab.open('01-start-the-system');
  await lab.run('docker compose up');
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass', { timeout: 30_000 });
  await lab.terminal.type('docker compose kill app && echo "killed $?"');
  await lab.terminal.shows('killed 0');

  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText(/^Step 1 stays passed\. As it is now: /)).toBeVisible({ timeout: 30_000 });
  await expect(lab.verdict).toHaveAttribute('data-state', 'pass');
  await expect(lab.step('Start the system')).toContainText(/passed \d\d:\d\d/);
});
