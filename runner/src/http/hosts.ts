/** Names under which the page itself is served. */
const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Hosts that are ours at this port. A browser leaves out port 80. */
export function ourHosts(port: number): readonly string[] {
  return NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
}

/** Origins of our page. */
export const ourOrigins = (port: number): readonly string[] => ourHosts(port).map((host) => `http://${host}`);

const PREVIEW = /^([1-9][0-9]{0,4})-([a-z0-9]{12})\.localhost(?::[0-9]+)?$/;

/** Which port of which session a host such as 5000-k3v9d2m8q1z7.localhost:4321 shows; null for any other host. */
export function parsePreviewHost(host: string | undefined): { port: number; session: string } | null {
  const match = PREVIEW.exec(host?.toLowerCase() ?? '');
  return match?.[1] && match[2] ? { port: Number(match[1]), session: match[2] } : null;
}

/** An origin of its own for a port of a machine: it can't touch the page, nor another session's app. */
export const previewUrl = (ourPort: number, port: number, session: string): string =>
  `http://${port}-${session}.localhost:${ourPort}/`;
