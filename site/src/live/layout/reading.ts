import { find } from '../dom.ts';

const WITHIN_MS = 10_000;

/** A step’s page as it is served now; null where it cannot be had. */
export async function fetchStep(href: string): Promise<Document | null> {
  try {
    const response = await fetch(href, { signal: AbortSignal.timeout(WITHIN_MS) });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return find(page, '.reading #text') ? page : null;
  } catch {
    return null;
  }
}

/** Puts the text of that page, and its foot, where this page’s are. */
export function showReading(page: Document, reading: Element): void {
  reading.replaceChildren(...[...(find(page, '.reading')?.children ?? [])].map((child) => document.adoptNode(child)));
}
