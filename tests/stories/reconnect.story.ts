import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './lab.ts';

/** The runner's process, seen from a container that shares its process namespace. */
function runnerPid(): number {
  const found = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const [program, ...args] = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return program === 'node' && args.includes('runner/src/main.ts');
    } catch {
      // It ended between the listing and the reading.
      return false;
    }
  });
  expect(found, 'one runner is running').toHaveLength(1);
  return Number(found[0]);
}

test('the runner is killed while a command writes: the terminal goes on as if nothing were, keys too, and the page says when the runner is back', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.terminal.clear();
  await lab.terminal.type('for i in $(seq 40); do echo tick $i; sleep 0.2; done; echo over');
  await lab.terminal.shows(/^tick 5$/m);

  process.kill(runnerPid(), 'SIGKILL');
  await expect(lab.sessionLine).not.toHaveAttribute('data-state', /^(ready|busy)$/);
  await page.keyboard.type('echo typed-$((40+2))');
  await page.keyboard.press('Enter');
  await lab.terminal.shows(/^over$/m);
  await lab.terminal.shows(/^typed-42$/m);
  await expect(lab.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/, { timeout: 40_000 });
  await expect(page.locator('.toasts')).toHaveText(/The runner was restarted\. Nothing was lost\./);

  await lab.terminal.prompt();
  await lab.terminal.menu('Transcript');
  const all = await page.getByRole('group', { name: 'Transcript of main' }).innerText();
  const text = all.slice(all.lastIndexOf('for i in'));
  // what is typed meanwhile stands before a tick, on its line
  expect(text.match(/tick \d+$/gm)).toEqual(Array.from({ length: 40 }, (_, at) => `tick ${at + 1}`));
  expect(text.match(/^typed-42$/gm)).toHaveLength(1);
});

test('the machine is started again: the page says so, its terminal begins anew, and files stay', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.terminal.type('echo kept > ~/kept.txt; sleep 4242');
  await lab.terminal.shows('sleep 4242');
  await lab.machine(/^Restart/);
  await expect(page.locator('.term-note')).toContainText('Restarting the machine.');
  await expect(page.locator('.toasts')).toContainText('The machine was started again.');
  await lab.terminal.prompt();
  await lab.terminal.type('cat ~/kept.txt; pgrep --count sleep');
  await lab.terminal.shows(/^kept\n0$/m);
});
