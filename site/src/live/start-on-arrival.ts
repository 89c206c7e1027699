import { START } from '../start-address.ts';
import { open } from './session/verbs.ts';

/** Asks for the machine if the page was reached by a Start address, once: a reload or a copied link starts nothing. */
export function startOnArrival(): void {
  if (location.hash !== START) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  void open();
}
