import { usedOf } from '../words/amounts.ts';
import { clock, span } from '../words/time.ts';
import type { Reason } from './cut.ts';
import { reasonPart } from './cut.ts';
import { isAlive, type PageState } from './state.ts';

export type Act = 'read-on' | 'here' | 'open' | 'start-over' | 'reload';

/** The session line in words. `parts` are dropped from the end where there is no room. */
export interface SessionWords {
  state:
    | 'none'
    | 'starting'
    | 'queued'
    | 'ready'
    | 'busy'
    | 'reconnecting'
    | 'idle'
    | 'expired'
    | 'failed'
    | 'resetting'
    | 'ending';
  word: string;
  parts: string[];
  done: number | null;
  id: string | null;
  act: { label: string; verb: Act } | null;
  /** How urgently a change to this state is read aloud. */
  voice: 'polite' | 'assertive';
}

const plain = { done: null, id: null, act: null, voice: 'polite' } as const;

/** Everything that the line says, from what the page knows, the time now in ms, and why a lost line is down. */
export function sessionWords(page: PageState, now: number, reason: Reason = 'line'): SessionWords {
  const { line, session } = page;
  if (line.state === 'lost') {
    const meanwhile = isAlive(session) ? 'your machine keeps running' : 'the page stays readable';
    const parts = [`${reasonPart[reason]}, ${span(now - line.since)}`, `try ${line.attempt}`, meanwhile];
    return { ...plain, state: 'reconnecting', word: 'Reconnecting', parts, voice: 'assertive' };
  }
  if (!page.known) return { ...plain, state: 'none', word: 'Connecting', parts: [] };
  if (page.asking === 'open') return { ...plain, state: 'starting', word: 'Starting', parts: ['asking for a machine'] };
  if (session === null) return { ...plain, state: 'none', word: 'No machine yet', parts: [] };
  const progress = session.progress;
  const done = progress !== null && progress.of > 0 ? progress.done / progress.of : null;

  switch (session.state) {
    case 'requested':
    case 'starting':
      return { ...plain, state: 'starting', word: 'Starting', parts: some(progress?.what ?? '', session.doing), done };
    case 'queued':
      return {
        ...plain,
        state: 'queued',
        word: 'Queued',
        parts: [queueWords(session.queue)],
        act: { label: 'Read on', verb: 'read-on' },
      };
    case 'resetting':
      return { ...plain, state: 'resetting', word: session.doing || 'Going back', parts: [], done };
    case 'ending':
      return { ...plain, state: 'ending', word: 'Closing', parts: some(session.doing) };
    case 'ended': {
      const late = session.expiresAt !== null && Date.parse(session.expiresAt) <= now;
      return {
        ...plain,
        state: 'expired',
        word: late ? 'Expired' : 'Closed',
        parts: ['your results are kept'],
        act: { label: 'Start again', verb: 'open' },
      };
    }
    case 'failed':
      return {
        ...plain,
        state: 'failed',
        word: 'Failed',
        parts: some(inSentence(session.problem?.title ?? 'the machine is gone')),
        id: session.problem?.id ?? null,
        act: { label: 'Start over', verb: 'start-over' },
        voice: 'assertive',
      };
    case 'ready':
      return readyWords(page, now);
  }
}

function readyWords({ session }: PageState, now: number): SessionWords {
  if (session?.idleAt) {
    return {
      ...plain,
      state: 'idle',
      word: 'Idle',
      parts: [`closes at ${clock(session.idleAt)} unless you press a key`],
      act: { label: 'I am here', verb: 'here' },
      voice: 'assertive',
    };
  }
  const usage = session?.usage ?? null;
  if (usage?.busy) return { ...plain, state: 'busy', word: 'Ready, busy', parts: ['at its CPU limit, keys may lag'] };
  const parts = session?.expiresAt ? [`${span(Date.parse(session.expiresAt) - now)} left`] : [];
  if (usage !== null) parts.push(`CPU ${Math.round(usage.cpuPercent)} %`, usedOf(usage.memoryMb, usage.memoryLimitMb));
  return { ...plain, state: 'ready', word: 'Ready', parts };
}

function queueWords(queue: { place: number; estimateSeconds: number | null } | null): string {
  if (queue === null) return 'waiting for a place';
  const before = queue.place === 1 ? 'you are next' : `${queue.place - 1} before you`;
  return queue.estimateSeconds === null ? before : `${before}, about ${span(queue.estimateSeconds * 1000)}`;
}

/** A title as the end of a sentence: its first letter small, unless the word is an abbreviation. */
function inSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title;
}

/** The first of the texts that is not empty, if any. */
function some(...texts: string[]): string[] {
  const text = texts.find((each) => each !== '');
  return text === undefined ? [] : [text];
}
