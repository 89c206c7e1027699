import type { Session } from './session.ts';

/** Stops everything that belongs to the machine of now, before it is replaced or removed. */
export function leave(session: Session): void {
  session.tenancy?.dispose();
  session.tenancy = null;
  session.poke = () => undefined;
  session.look = () => undefined;
  session.firstLook.clear();
  session.acted = false;
}
