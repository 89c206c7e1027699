/** Mebibytes as the session line says them: `640 MB`, `1.1 GB`. */
export function memory(mb: number): string {
  return mb < 1000 ? `${Math.round(mb)} MB` : `${gigabytes(mb)} GB`;
}

/** `1.1 of 2 GB`, `640 of 900 MB`: one unit for both. */
export function usedOf(usedMb: number, limitMb: number): string {
  if (limitMb < 1000) return `${Math.round(usedMb)} of ${Math.round(limitMb)} MB`;
  return `${gigabytes(usedMb)} of ${gigabytes(limitMb)} GB`;
}

/** Size of a file: `900 bytes`, `12 kB`, `3.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function gigabytes(mb: number): string {
  const value = (mb / 1024).toFixed(1);
  return value.endsWith('.0') ? value.slice(0, -2) : value;
}
