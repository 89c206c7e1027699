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

test('the runner is killed: the page says so, comes back by itself, and the machine still runs what it ran', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.terminal.type('setsid -f sleep 4242');
  await lab.terminal.prompt();

  process.kill(runnerPid(), 'SIGKILL');
  await expect(lab.sessionLine).toHaveAttribute('data-state', 'reconnecting');
  await expect(lab.sessionLine).toHaveAttribute('data-state', /^(ready|busy)$/, { timeout: 40_000 });

  await page.getByRole('button', { name: 'Start again' }).click();
  await lab.terminal.prompt();
  await lab.terminal.type('pgrep --list-full sleep');
  await lab.terminal.shows(/^\d+ sleep 4242$/m);
});
