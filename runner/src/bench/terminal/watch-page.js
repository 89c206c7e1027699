// Runs in a page before the page’s own scripts and watches what its terminal draws. `wanted`, set before, says where the
// drawn lines are and which line a reload waits for. Times are milliseconds since the navigation began; 0: not yet.
(() => {
  const eyes = { pressed: 0, prompt: 0, joined: 0, shown: 0, lines };
  globalThis.eyes = eyes;

  function lines() {
    const screen = [...document.querySelectorAll(globalThis.wanted.rows)].at(-1);
    const texts = [...(screen?.children ?? [])].map((row) => row.textContent.replaceAll('\u00a0', ' ').trimEnd());
    while (texts.length > 0 && texts.at(-1) === '') texts.pop();
    return texts;
  }

  addEventListener(
    'keydown',
    (event) => {
      if (!event.ctrlKey || event.key !== 'c') return;
      // when the key was pressed, not when a busy page came to look at it
      eyes.pressed = event.timeStamp;
      eyes.prompt = 0;
    },
    true,
  );

  function look() {
    const texts = lines();
    if (eyes.pressed > 0 && eyes.prompt === 0 && /[$#]$/.test(texts.at(-1) ?? '')) eyes.prompt = performance.now();
    if (eyes.shown > 0 || !texts.some((text) => text.includes(globalThis.wanted.line))) return;
    eyes.shown = performance.now();
    console.debug(globalThis.wanted.line);
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });

  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(url, ...rest) {
      super(url, ...rest);
      if (String(url).includes('/terminals/')) this.addEventListener('open', () => (eyes.joined ||= performance.now()));
    }
  };
})();
