import { expect, test } from './lab.ts';

test('a page that is loaded again shows what its terminal showed, and the program sees no other size meanwhile', async ({
  page,
  lab,
}) => {
  await lab.open('01-start-the-system');
  await lab.terminal.clear();
  await lab.terminal.type(`trap 'echo "resized to $(stty size)"' WINCH; echo "armed $((1 + 1))"`);
  await lab.terminal.shows('armed 2');
  for (let time = 1; time <= 3; time += 1) {
    await page.reload();
    await lab.ready();
    await lab.terminal.shows('armed 2');
    await lab.terminal.type(`echo "loaded $((${time} * 100))"`);
    await lab.terminal.shows(`loaded ${time}00`);
  }
  expect(await lab.terminal.text()).not.toMatch(/^resized to/m);
  await lab.terminal.type('trap - WINCH');
});
