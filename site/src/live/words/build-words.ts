import type { Build } from '@stackyard/protocol/lab';
import { span, took } from './time.ts';

/** A lab being built, in words; `done` from 0 to 1. */
export function buildWords(build: Build): { title: string; what: string; left: string; last: string; done: number } {
  const last = build.lastTookMs === null ? '' : `It took ${took(build.lastTookMs)} last time.`;
  if (build.state === 'failed') {
    return {
      title: 'Could not be built',
      what: build.problem?.title ?? '',
      left: build.problem?.hint ?? '',
      last,
      done: 0,
    };
  }
  const title =
    build.state === 'waiting' || build.of === 0 ? 'Waiting to be built' : `Building, ${build.done} of ${build.of}`;
  const leftMs = build.lastTookMs === null ? null : build.lastTookMs - build.elapsedMs;
  const left = leftMs !== null && leftMs > 5_000 ? `about ${span(leftMs)} left` : '';
  return {
    title,
    what: [build.what, left].filter(Boolean).join(', '),
    left,
    last,
    done: build.of === 0 ? 0 : build.done / build.of,
  };
}
