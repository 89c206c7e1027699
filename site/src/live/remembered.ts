/** What this browser remembers under one key, as JSON; what cannot be read or is refused by the browser counts as nothing. */
export function remembered<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`stackyard-${key}`);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value; where the browser keeps nothing (private mode, full), the page works on without. */
export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(`stackyard-${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
