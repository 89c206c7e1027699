import { span } from '../words/time.ts';
import type { Sighting } from './sightings.ts';

/** Why a line is down, as far as the page can tell. */
export type Reason = 'slept' | 'offline' | 'network' | 'runner' | 'line';

/** What was seen shortly before a line broke belongs to the same event. */
const NEAR_MS = 10_000;
/** One refusal may be chance. */
const REFUSALS = 2;

/** Why a line that broke at `since` is down. On the computer’s own address the network has no part in it. */
export function reasonOf(seen: readonly Sighting[], since: number, isLocal: boolean): Reason {
  const near = seen.filter(({ at }) => at >= since - NEAR_MS);
  const network = isLocal
    ? []
    : near.filter(({ what }) => what === 'offline' || what === 'online' || what === 'network');
  if (network.at(-1)?.what === 'offline') return 'offline';
  if (near.some(({ what }) => what === 'slept')) return 'slept';
  if (network.length > 0) return 'network';
  return near.filter(({ what, at }) => what === 'refused' && at >= since).length >= REFUSALS ? 'runner' : 'line';
}

/** The reason as a sentence of its own, for the line under the tabs. */
export const reasonSentence: Record<Reason, string> = {
  slept: 'The computer slept.',
  offline: 'There is no network.',
  network: 'The network changed.',
  runner: 'The runner does not answer.',
  line: 'The line broke.',
};

/** The reason as a part of the session line. */
export const reasonPart: Record<Reason, string> = {
  slept: 'the computer slept',
  offline: 'no network',
  network: 'the network changed',
  runner: 'the runner does not answer',
  line: 'the line broke',
};

/** A cut that is over. */
export interface Cut {
  reason: Reason;
  since: number;
  until: number;
  /** Another process of the runner answers than before. */
  newRunner: boolean;
  /** Shells ended with it. */
  lostShells: boolean;
}

/** What it was, said once when the line is back. */
export function backWords(cut: Cut, seen: readonly Sighting[]): string {
  return `${whatItWas(cut, seen)} ${whatWasLost(cut, seen)}`;
}

function whatItWas({ reason, since, until, newRunner }: Cut, seen: readonly Sighting[]): string {
  if (newRunner) return 'The runner was restarted.';
  const length = span(until - since);
  const slept = seen.findLast(({ what }) => what === 'slept');
  switch (reason) {
    case 'slept':
      return slept?.what === 'slept' ? `The computer slept for ${span(slept.forMs)}.` : 'The computer slept.';
    case 'offline':
      return `There was no network for ${length}.`;
    case 'network':
      return 'The network changed.';
    case 'runner':
      return `The runner did not answer for ${length}.`;
    case 'line':
      return `The line was down for ${length}.`;
  }
}

function whatWasLost({ since, lostShells }: Cut, seen: readonly Sighting[]): string {
  if (lostShells) return 'Shells ended with it; files and containers stay.';
  const dropped = seen.some(({ what, at }) => what === 'dropped' && at >= since);
  return dropped ? 'Keys typed meanwhile were dropped after 30 s.' : 'Nothing was lost.';
}
