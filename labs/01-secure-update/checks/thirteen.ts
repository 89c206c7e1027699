/** A message as a service would write it: anything that JSON can hold, since not all of them are meant well. */
export type Message = Record<string, unknown>;

const FILE = Buffer.from('PK an update').toString('base64');
const text = (words: string) => Buffer.from(words).toString('base64');

/** The file as the verifier marks it, and as somebody would who does not know how. */
export const SEALED = text(`${FILE}#verified-and-sealed`);
export const UNSEALED = { bare: FILE, 'seal-in-front': text(`#verified-and-sealed${FILE}`) };

/** The thirteen messages of an update that goes well, in their order. */
export function thirteen(id: string): Message[] {
  const digest = { digest: '8c5a1f0e'.repeat(8), digest_alg: 'sha256' };
  const order = { target: 'app', ...digest };
  const about = { ...order, blob_id: id, verified: null };
  const asks = { ...about, verification_requester: 'manager' };
  const hops: [string, string, string, Message][] = [
    [
      'manager',
      'downloader',
      'download_file',
      { ...order, url: 'http://file_server:6001/download-update/app-update.zip' },
    ],
    [
      'downloader',
      'manager',
      'download_done',
      { ...order, verified: null, update_file: FILE, update_file_encoding: 'base64' },
    ],
    [
      'manager',
      'storage',
      'commit_blob',
      { ...order, verified: null, update_file: FILE, update_file_encoding: 'base64' },
    ],
    ['storage', 'manager', 'blob_committed', about],
    ['manager', 'verifier', 'verification_requested', about],
    ['verifier', 'storage', 'get_blob', asks],
    ['storage', 'verifier', 'blob_content', { ...asks, blob: FILE }],
    ['verifier', 'storage', 'commit_sealed_blob', { blob_id: id, verified: true, blob_sealed: SEALED }],
    ['storage', 'verifier', 'blob_committed', { blob_id: id, verified: true }],
    ['verifier', 'manager', 'handle_verification_result', { blob_id: id, verified: true }],
    ['manager', 'updater', 'proceed_with_update', { blob_id: id, verified: true }],
    ['updater', 'storage', 'get_blob', { blob_id: id, verified: true }],
    ['storage', 'updater', 'blob_content', { blob_id: id, verified: true, blob: SEALED }],
  ];
  return hops.map(([source, deliver_to, operation, more]) => ({ id, operation, source, deliver_to, ...more }));
}
