import { SEALED, thirteen, UNSEALED, type Message } from './thirteen.ts';

/** Messages of which all but the last are an update as it should be; the last one must be denied, for the reason `code`. */
export interface Hostile {
  name: string;
  code: string;
  lines: string[];
}

/** What hop `number` of the same update says, with other fields; a field that is undefined is left out. */
type Attack = (hop: (number: number, change?: Message) => Message, id: string) => Message | string;
type Case = [name: string, after: number, attack: Attack];

const from = (source: string, deliver_to: string, operation: string, more: Message = {}): Attack => {
  return (_hop, id) => ({ id, operation, source, deliver_to, ...more });
};
const again =
  (number: number, change?: Message): Attack =>
  (hop) =>
    hop(number, change);
const no = { verified: false, reason: 'the digest is another one' };

const noRule: Case[] = [
  ['the manager hands the updater a file itself', 4, from('manager', 'updater', 'blob_content', { blob: SEALED })],
  ['the downloader hands the updater a file', 1, from('downloader', 'updater', 'blob_content', { blob: SEALED })],
  ['the verifier hands the updater a file', 9, from('verifier', 'updater', 'blob_content', { blob: SEALED })],
  [
    'the storage tells the updater to proceed',
    10,
    from('storage', 'updater', 'proceed_with_update', { verified: true }),
  ],
  [
    'the verifier tells the updater to proceed',
    10,
    from('verifier', 'updater', 'proceed_with_update', { verified: true }),
  ],
  [
    'the manager stores a sealed file',
    7,
    from('manager', 'storage', 'commit_sealed_blob', { verified: true, blob_sealed: SEALED }),
  ],
  [
    'the downloader stores a file past the manager',
    1,
    from('downloader', 'storage', 'commit_blob', { update_file: SEALED }),
  ],
  ['the storage gives the verdict', 9, from('storage', 'manager', 'handle_verification_result', { verified: true })],
  [
    'the downloader gives the verdict',
    9,
    from('downloader', 'manager', 'handle_verification_result', { verified: true }),
  ],
  ['the manager reads a stored file', 4, from('manager', 'storage', 'get_blob')],
  [
    'the updater asks the downloader for a file',
    11,
    from('updater', 'downloader', 'download_file', { url: 'http://evil/' }),
  ],
  ['an operation that nobody has', 0, from('manager', 'downloader', 'erase_everything')],
  ['a receiver that is not there', 0, from('manager', 'kea', 'download_file')],
  ['a sender that is not there', 0, from('kea', 'downloader', 'download_file')],
  ['a message to the monitor, to go round for ever', 0, from('manager', 'monitor', 'download_file')],
  [
    'the downloader writes into the security log',
    1,
    from('downloader', 'security_log', 'request_refused', { reason: 'x' }),
  ],
  ['the manager tells the security log something else', 0, from('manager', 'security_log', 'download_done')],
];

const outOfTurn: Case[] = [
  ['a file that nobody ordered', 0, again(2)],
  ['the manager stores a file before it was fetched', 1, again(3)],
  ['the manager asks for a verdict before the file is stored', 3, again(5)],
  ['the manager skips the verifier', 4, again(11, { verified: null })],
  ['the manager skips the verifier and says verified', 4, again(11)],
  ['the manager proceeds while the verifier still reads', 7, again(11)],
  ['an update begins with its last order', 0, again(11)],
  ['an update begins with a sealed file', 0, again(13)],
  [
    'the order of another update, at the same moment',
    4,
    (hop) => hop(5, { id: '5e0c9f1a-0000-4000-8000-00000000beef', blob_id: undefined }),
  ],
  ['the verifier reads a file that nobody asked about', 4, again(6)],
  ['the storage sends the verifier a file unasked', 5, again(7)],
  ['the verifier seals what it has not read', 5, again(8)],
  ['the storage confirms a seal that it was not given', 7, again(9)],
  ['the verdict is yes before the sealed file is stored', 7, again(10)],
  ['the verdict is yes before the file was read', 4, again(10)],
  ['the verdict is no before the file was read', 5, again(10, no)],
  ['the updater fetches a file before it is told to', 10, again(12)],
  ['the storage sends the updater a file unasked', 11, again(13)],
];

const replay: Case[] = [
  ['the order comes twice', 1, again(1)],
  ['the order of an update that was installed comes again', 13, again(1)],
  ['a second file in the place of the first', 2, again(2)],
  ['the stored file is replaced while it is verified', 6, again(3)],
  ['the stored file is replaced after it was verified', 10, again(3)],
  ['a second file is sealed', 9, again(8)],
  ['the verifier is asked again after its verdict', 10, again(5)],
  ['a second yes', 10, again(10)],
  ['a no after the yes', 11, again(10, no)],
  ['the order to proceed comes twice', 11, again(11)],
  ['the updater fetches the file twice', 12, again(12)],
  ['the file is delivered twice', 13, again(13)],
  ['an update that was installed is ordered to proceed again', 13, again(11)],
];

const notVerified: Case[] = [
  ['a file is sealed that the verifier found wrong', 7, again(8, { verified: false })],
  ['a file is sealed without a verdict', 7, again(8, { verified: null })],
  ['a file is sealed, and nothing is said of a verdict', 7, again(8, { verified: undefined })],
  ['the order to proceed says that it is not verified', 10, again(11, { verified: false })],
  ['the order to proceed says nothing of a verdict', 10, again(11, { verified: undefined })],
];

const noSeal: Case[] = [
  ['the file arrives without its seal', 12, again(13, { blob: UNSEALED.bare })],
  ['the seal stands in front of the file', 12, again(13, { blob: UNSEALED['seal-in-front'] })],
  ['an empty file arrives', 12, again(13, { blob: '' })],
  ['no file arrives', 12, again(13, { blob: undefined })],
];

const malformed: Case[] = [
  ['text that is no JSON', 0, () => 'download_file, please'],
  ['half a message', 0, () => '{"id":'],
  ['a list', 0, () => '[]'],
  ['nothing but null', 0, () => 'null'],
  ['no id', 0, again(1, { id: undefined })],
  ['a number as id', 0, again(1, { id: 7 })],
  ['a command as id', 0, again(1, { id: 'x; touch /tmp/p' })],
  ['a path as id', 0, again(1, { id: '../../app/app.ts' })],
  ['no operation', 0, again(1, { operation: undefined })],
  ['a list as operation', 0, again(1, { operation: ['download_file'] })],
  ['an operation in capitals', 0, again(1, { operation: 'DOWNLOAD_FILE' })],
  ['no source', 0, again(1, { source: undefined })],
  ['an object as source', 0, again(1, { source: { name: 'manager' } })],
  ['no receiver', 0, again(1, { deliver_to: undefined })],
  ['two receivers', 0, again(1, { deliver_to: ['downloader', 'updater'] })],
  ['a receiver with a line break', 0, again(1, { deliver_to: 'downloader\nupdater' })],
  ['the word true in the place of true', 7, again(8, { verified: 'true' })],
  ['one in the place of true', 10, again(11, { verified: 1 })],
  ['a number as digest', 0, again(1, { digest: 7 })],
  ['a digest without end', 0, again(1, { digest: 'ab'.repeat(1000) })],
  ['an object as algorithm', 0, again(1, { digest_alg: {} })],
  ['a url without end', 0, again(1, { url: `http://evil/${'x'.repeat(3000)}` })],
  ['a path as target', 0, again(1, { target: '../monitor' })],
  ['a number as file', 1, again(2, { update_file: 7 })],
  ['a file in another encoding', 1, again(2, { update_file_encoding: 'hex' })],
  ['a list as blob', 12, again(13, { blob: [SEALED] })],
  ['a reason without end', 3, again(4, { reason: 'x'.repeat(501) })],
  ['the stored file of another update', 5, again(6, { blob_id: '5e0c9f1a-0000-4000-8000-00000000beef' })],
  ['the name of a file as its id', 11, again(12, { blob_id: '/etc/passwd' })],
  ['a sender who calls itself authorized in words', 0, again(1, { authorized: 'yes' })],
  ['a field that nobody knows', 0, again(1, { sudo: true })],
];

const refused: Case[] = [
  ['the manager proceeds after a no', 8, again(11)],
  ['the manager proceeds after a no, and says so', 8, again(11, no)],
];

/** An update that the verifier allows, and one that it refuses; `mark` is part of the id. */
const honest = { mark: '0', messages: thirteen };
const turnedDown = { mark: '1', messages: refusedOne };

const kinds: [code: string, Case[], typeof honest][] = [
  ['no-rule', noRule, honest],
  ['out-of-turn', outOfTurn, honest],
  ['replay', replay, honest],
  ['not-verified', notVerified, honest],
  ['no-seal', noSeal, honest],
  ['malformed', malformed, honest],
  ['not-verified', refused, turnedDown],
  ['replay', [['a yes after the no', 8, again(10)]], turnedDown],
];

/** The eight messages of an update to which the verifier says no. */
function refusedOne(id: string): Message[] {
  const hops = thirteen(id);
  return [...hops.slice(0, 7), ...hops.slice(9, 10).map((verdict) => ({ ...verdict, ...no }))];
}

/** Cases with the same messages before the last are about the same update. */
export const HOSTILE: readonly Hostile[] = kinds
  .flatMap(([code, cases, update]) => cases.map((one) => ({ code, update, one })))
  .map(({ code, update: { mark, messages }, one: [name, after, attack] }) => {
    const id = `7f3c0b1e-52d4-4c8e-9a77-${mark}${String(after).padStart(11, '0')}`;
    const last = attack((hop, change) => ({ ...thirteen(id)[hop - 1], ...change }), id);
    const before = messages(id).slice(0, after);
    return { name, code, lines: [...before, last].map((one) => (typeof one === 'string' ? one : JSON.stringify(one))) };
  });
