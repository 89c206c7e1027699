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

/** Whether an answer’s headers forbid the page of this origin to show it in a frame; the policy is asked before the older header. */
export function isRefused(headers: Headers, origin: string): boolean {
  const policies = [...(headers.get('content-security-policy') ?? '').matchAll(/frame-ancestors\s+([^;,]+)/gi)];
  if (policies.length > 0) {
    return !policies.every(([, sources = '']) =>
      sources.split(/\s+/).some((source) => source === '*' || source === origin),
    );
  }
  return /^(deny|sameorigin)$/i.test(headers.get('x-frame-options')?.trim() ?? '');
}
