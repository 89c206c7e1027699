/** Who sends. Whoever is not here can not be named in a policy. */
export const SENDERS = ['manager', 'downloader', 'storage', 'verifier', 'updater'] as const;

/** Whom the monitor passes messages on to: never itself, so that none goes round for ever. */
export const RECEIVERS = [...SENDERS, 'security_log'] as const;

/** What can be asked or told. */
export const OPERATIONS = [
  'download_file',
  'download_done',
  'commit_blob',
  'blob_committed',
  'verification_requested',
  'get_blob',
  'blob_content',
  'commit_sealed_blob',
  'handle_verification_result',
  'proceed_with_update',
  'request_refused',
] as const;

/** The name that stands for all of a kind. */
export const ANY = 'any';
