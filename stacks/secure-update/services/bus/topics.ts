/** The topic that every service writes to, and only the monitor reads. */
export const MONITOR = 'monitor';

/** Every topic is named like the service that reads it. */
export const TOPICS = [MONITOR, 'manager', 'downloader', 'storage', 'verifier', 'updater', 'security_log'] as const;

/** Largest message, in bytes, that the broker takes (message.max.bytes of its configuration, less its own headers). */
export const MAX_MESSAGE_BYTES = 41_900_000;
