import { short, type CheckContext } from '@stackyard/kit';
import type { Decision } from './decisions.ts';
import { readFields } from './fields.ts';
import { hopsOf, isThirteen } from './thirteen-hops.ts';

const MANAGER_PORT = 6000;

/** Updates asked about; older ones count as forgotten. */
const ASKED = 30;

/** An update that the manager led, as the manager and the security log tell it. */
export interface Update {
  id: string;
  state: string;
  by: string;
  reason: string;
  digest: string;
  digestAlg: string;
  /** The last part of its address, such as `app-update.zip`. */
  file: string;
  /** What was decided about it, oldest first. */
  decisions: Decision[];
}

/** The updates that the manager took, newest first. */
export async function readUpdates(
  { http, say }: Pick<CheckContext, 'http' | 'say'>,
  decisions: readonly Decision[],
): Promise<Update[]> {
  say('asking the manager how your updates ended');
  const ordered = decisions.flatMap(({ id, operation, source }) =>
    id !== null && operation === 'download_file' && source === 'manager' ? [id] : [],
  );
  const ids = [...new Set(ordered)].slice(-ASKED).toReversed();
  const updates = await Promise.all(
    ids.map(async (id): Promise<Update[]> => {
      const answer = await http(MANAGER_PORT, `/update/${encodeURIComponent(id)}`);
      const update = answer.answered && answer.status === 200 ? toUpdate(id, answer.body) : null;
      return update ? [{ ...update, decisions: decisions.filter((one) => one.id === id) }] : [];
    }),
  );
  return updates.flat();
}

function toUpdate(id: string, body: string): Omit<Update, 'decisions'> | null {
  const text = readFields(body);
  if (!text) return null;
  return {
    id,
    state: text('state'),
    by: text('by'),
    reason: text('reason'),
    digest: text('digest').toLowerCase(),
    digestAlg: text('digest_alg'),
    file: text('url').split('/').at(-1) ?? '',
  };
}

/** Place of an update in time: the number of the first thing that was decided about it. */
export const beganAt = ({ decisions }: Update): number => decisions[0]?.seq ?? 0;

const ENDED = ['done', 'refused', 'failed'];

/** Whether it may still change how it ends. */
export const isUnderWay = ({ state }: Pick<Update, 'state'>): boolean => !ENDED.includes(state);

/** `update 7f3c0b1e: refused, verifier, the file's sha256 is …`. */
export const told = ({ id, state, by, reason }: Update): string =>
  `update ${id.slice(0, 8)}: ${[state, by, short(reason, 90)].filter((word) => word !== '').join(', ')}`;

/** Whether every hop of an update passed, in its turn, and nothing of it was denied. */
export const isInOrder = ({ id, decisions }: Update): boolean =>
  isThirteen(hopsOf(decisions, id)) && decisions.every(({ allowed }) => allowed);
