/** What the preview shows for a port, before anything was loaded from it. */
export function emptyWords(port: number, machine: boolean): { strong: string; text: string } {
  if (!machine) return { strong: '', text: `What listens on port ${port} of your machine shows here.` };
  return { strong: `Nothing listens on ${port} yet.`, text: 'This loads by itself when something does.' };
}

/** A path as typed, made one that an address can end with. */
export function toPath(typed: string): string {
  const path = typed.trim();
  if (path === '') return '/';
  if (URL.canParse(path)) {
    const url = new URL(path);
    return url.pathname + url.search + url.hash;
  }
  return path.startsWith('/') ? path : `/${path}`;
}

/** Whether an answer’s headers forbid other pages to show it in a frame. */
export function isRefused(headers: Headers): boolean {
  const ancestors = /frame-ancestors\s+([^;]+)/i.exec(headers.get('content-security-policy') ?? '')?.[1]?.trim();
  if (ancestors !== undefined) return ancestors !== '*';
  return /^(deny|sameorigin)$/i.test(headers.get('x-frame-options')?.trim() ?? '');
}
