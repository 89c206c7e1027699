import type { Ruling } from '@stackyard/protocol/proof';

/** Exit codes of `prove`: 0 proven, 1 not proven, 2 could not tell. */
export const EXIT_CODES: Record<Ruling, number> = { proven: 0, disproven: 1, flaky: 1, unknown: 2 };
