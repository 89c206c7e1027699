import type { Problem } from '@stackyard/protocol/problem';

const AGAIN_SECONDS = 2;

/** Shown where a lab's app would be, as long as it is not there; it loads itself again. */
export function previewPage({ title, message, hint }: Problem): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="${AGAIN_SECONDS}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 15px/22px "Helvetica Neue", Arial, sans-serif; color: #151d21; background: #eff3f4 }
  main { max-width: 26rem; padding: 24px; border: 1px dashed #7e888b; border-radius: 4px }
  h1 { margin: 0 0 7px; font-size: 19px; line-height: 26px; font-weight: 620 }
  p { margin: 0 0 7px; color: #414b4f }
  @media (prefers-color-scheme: dark) {
    body { color: #e9eeef; background: #0d1214 }
    main { border-color: #697378 }
    p { color: #b4bcbe }
  }
</style>
<main role="status">
  <h1>${escape(title)}</h1>
  <p>${escape(message)}</p>
  <p>${escape(hint)}</p>
</main>
</html>
`;
}

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => NAMED[character] ?? character);
