/** Most that a submission may be. What is beyond is refused with these numbers. */
export const LIMITS = {
  /** Entries of the tar, those that are left out included. */
  entries: 5000,
  /** Bytes of the tar, unpacked. */
  tarBytes: 64 * 1_048_576,
  /** Files that are taken. */
  files: 500,
  fileBytes: 2 * 1_048_576,
  allBytes: 16 * 1_048_576,
  /** The whole of it has to have come by then. */
  withinMs: 60_000,
} as const;

export const mib = (bytes: number): string => `${Number((bytes / 1_048_576).toFixed(1))} MiB`;
