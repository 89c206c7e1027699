import { test } from './screen/display.ts';

const LINES = Array.from({ length: 200 }, (_, at) => `line ${at + 1} ${'=-'.repeat(at % 30)}>`).join('\n');

test('vim: a file with colours, scrolled, changed, searched, in two windows', async ({ page, display }) => {
  await display.save('lines.sh', `# shell\nif true; then echo "$HOME"; fi\n${LINES}\n`);
  await display.start('vim -u NONE -N --cmd "syntax on" lines.sh');
  await display.agrees('echo "$HOME"');
  await page.keyboard.type('12Gothe new line\u00e9');
  await display.press('Escape', 'Control+f', 'Control+f');
  await display.agrees('line 70 ');
  await page.keyboard.type(':set number hlsearch | vsplit');
  await display.press('Enter');
  await page.keyboard.type('/line 1[0-9]5');
  await display.press('Enter');
  await display.agrees('line 105');
});

test('less: paged down, searched, and scrolled to the right', async ({ page, display }) => {
  await display.save('lines.txt', LINES);
  await display.start('less -S lines.txt');
  await display.agrees('line 1 ');
  await display.press('Space', 'Space');
  await display.agrees(/line 70 /);
  await page.keyboard.type('/line 1.7');
  await display.press('Enter', 'ArrowRight');
  await display.agrees(/^[-=]+>$/m);
});

test('top and htop: numbers that change, bars, colours', async ({ page, display }) => {
  await display.start('top -d 4; htop -d 40');
  await display.agrees(/PID USER .* COMMAND[^]* top/);
  await page.keyboard.type('q');
  await display.agrees(/F1Help .*F10Quit/);
});

test('tmux in tmux: panes side by side, their borders, the status line', async ({ page, display }) => {
  const inner = 'TMUX= tmux -u -S inner -f /dev/null';
  await display.start(
    `${inner} new-session ';' split-window -h 'top -d 4' ';' split-window -v; ${inner} kill-server; exec cat`,
  );
  await display.agrees(/\u2502[^]*\[0\] 0:/);
  await page.keyboard.type('seq 1 300');
  await display.press('Enter');
  await display.agrees('300');
  await display.press('Control+b', 'Space');
  await display.agrees('300');
  await display.press('Control+b', 'd');
  await display.agrees('[detached (from session 0)]');
});
