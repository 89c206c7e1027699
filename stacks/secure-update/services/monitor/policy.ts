import type { Event } from '../bus/event.ts';
import { unseal } from '../seal/seal.ts';

/** Why an event may not pass although its row is there; undefined: it may. */
type Condition = (event: Event) => string | undefined;

export interface Row {
  number: number;
  source: string;
  destination: string;
  operation: string;
  condition?: Condition;
}

const isVerified: Condition = ({ verified }) => (verified === true ? undefined : 'verified is not true');

const carriesSeal: Condition = ({ blob }) => {
  if (blob === undefined) return 'there is no blob';
  return unseal(blob) === undefined ? 'the blob has no seal' : undefined;
};

/**
 * Who may tell whom what. What has no row is refused.
 * Rows 1 to 13 are one update, from the order to the new version, in the order in which they come.
 */
export const policy: readonly Row[] = [
  { number: 1, source: 'manager', destination: 'downloader', operation: 'download_file' },
  { number: 2, source: 'downloader', destination: 'manager', operation: 'download_done' },
  { number: 3, source: 'manager', destination: 'storage', operation: 'commit_blob' },
  { number: 4, source: 'storage', destination: 'manager', operation: 'blob_committed' },
  { number: 5, source: 'manager', destination: 'verifier', operation: 'verification_requested' },
  { number: 6, source: 'verifier', destination: 'storage', operation: 'get_blob' },
  { number: 7, source: 'storage', destination: 'verifier', operation: 'blob_content' },
  { number: 8, source: 'verifier', destination: 'storage', operation: 'commit_sealed_blob', condition: isVerified },
  { number: 9, source: 'storage', destination: 'verifier', operation: 'blob_committed' },
  { number: 10, source: 'verifier', destination: 'manager', operation: 'handle_verification_result' },
  { number: 11, source: 'manager', destination: 'updater', operation: 'proceed_with_update', condition: isVerified },
  { number: 12, source: 'updater', destination: 'storage', operation: 'get_blob' },
  { number: 13, source: 'storage', destination: 'updater', operation: 'blob_content', condition: carriesSeal },
  // not part of an update: what the manager turned away at its door goes on record
  { number: 14, source: 'manager', destination: 'security_log', operation: 'request_refused' },
];
