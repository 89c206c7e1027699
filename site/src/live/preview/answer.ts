import { h } from '../dom.ts';

const SHOWN_BYTES = 65_536;
const ANSWER_WITHIN_MS = 10_000;

/** An app’s answer as it is: status, headers and the first 64 KiB of its text. */
export interface Answer {
  status: number;
  statusText: string;
  headers: Headers;
  body: string;
  cut: boolean;
  tookMs: number;
}

/** Asks the app and returns what it answered; null where no answer came or the browser may not read it. */
export async function ask(url: string): Promise<Answer | null> {
  const began = performance.now();
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const tookMs = Math.max(1, Math.round(performance.now() - began));
    const { text, cut } = await firstText(response);
    return {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      body: text,
      cut,
      tookMs,
    };
  } catch {
    return null;
  }
}

/** Reads no more than is shown: an answer may never end. */
async function firstText(response: Response): Promise<{ text: string; cut: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) return { text: '', cut: false };
  const decoder = new TextDecoder();
  let text = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += decoder.decode(read.value, { stream: true });
    if (text.length < SHOWN_BYTES) continue;
    await reader.cancel();
    return { text: text.slice(0, SHOWN_BYTES), cut: true };
  }
  return { text: text + decoder.decode(), cut: false };
}

export function answerNodes(answer: Answer): Node[] {
  const status = `${answer.status} ${answer.statusText}`.trim();
  const nodes: Node[] = [
    h('span', { class: 'answer-name' }, 'HTTP/1.1 '),
    h('span', { class: answer.status < 400 ? 'answer-ok' : 'answer-fault' }, status),
    document.createTextNode('\n'),
  ];
  answer.headers.forEach((value, name) => {
    if (isOurs(name, value)) return;
    nodes.push(h('span', { class: 'answer-name' }, `${name}: `), document.createTextNode(`${value}\n`));
  });
  nodes.push(document.createTextNode(`\n${answer.body}${answer.cut ? '\n…' : ''}`));
  return nodes;
}

/** Headers that the preview puts on for this page; the app did not send them. */
function isOurs(name: string, value: string): boolean {
  if (name === 'content-security-policy')
    return value.startsWith('frame-ancestors ') && value.includes(location.origin);
  return (
    name === 'access-control-allow-origin' ||
    name === 'access-control-expose-headers' ||
    (name === 'vary' && value === 'origin')
  );
}
