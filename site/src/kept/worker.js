// What a page can still be read from while the runner is away. `NAME` and `KEPT` stand before this text in the built file.

/** So long may the runner take; a page that is read should not hang with it. */
const WITHIN_MS = 3000;

// A version is kept whole, and stays for the pages that are open with it: a new one takes over when the last of them is closed.
addEventListener('install', (event) =>
  event.waitUntil(
    (async () => {
      const cache = await caches.open(NAME);
      await cache.addAll([...KEPT]);
    })(),
  ),
);

addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
      await registration.navigationPreload?.enable();
      await clients.claim();
    })(),
  ),
);

addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  const path = KEPT.has(pathname) ? pathname : `${pathname}/`;
  if (KEPT.has(path)) event.respondWith(path.startsWith('/_astro/') ? keptFirst(event, path) : freshFirst(event, path));
});

/** A file whose name holds a hash of it never changes. */
async function keptFirst({ request }, path) {
  return (await kept(path)) ?? fetch(request);
}

async function freshFirst(event, path) {
  const fresh = asked(event);
  // one that comes to nothing after the kept page was given is nobody’s fault
  fresh.catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, WITHIN_MS));
  const answer = await Promise.race([fresh, late]).catch(() => undefined);
  if (answer !== undefined && answer.status < 500) return answer;
  return (await kept(path)) ?? fresh;
}

async function asked(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}

async function kept(path) {
  const cache = await caches.open(NAME);
  return cache.match(path);
}
