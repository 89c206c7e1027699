import type { View } from '@stackyard/protocol/view';
import { problem } from '../problems.ts';
import type { Session } from './session.ts';

/** A view asks as much as a check: pages that look at once, or again at once, get the same answer. */
const GOOD_FOR_MS = 1000;

const looks = new WeakMap<Session, { machine: unknown; at: number; view: Promise<View | null> }>();

/** What the lab’s view says of the machine now. Throws `no-view`, or what says that there is no machine. */
export async function viewNow(session: Session): Promise<View> {
  const { context, lab, live, abort } = session;
  const machine = session.needMachine();
  const known = looks.get(session);
  const now = context.clock();
  const fresh = known?.machine === machine && now - known.at < GOOD_FOR_MS;
  const view = fresh ? known.view : context.parts.look({ lab, machine, seed: live.attempt.seed, signal: abort.signal });
  if (!fresh) looks.set(session, { machine, at: now, view });
  const seen = await view;
  if (seen === null) throw problem('no-view', { lab: lab.id });
  return seen;
}
