import type { StepProgress } from '@stackyard/protocol/session';
import { problem } from '../problems.ts';
import { listResults, type Result } from '../store/results.ts';
import type { SessionLab, SessionStep } from './parts.ts';
import type { Session } from './session.ts';

/** Every step of the lab with what this attempt has of it. */
export function toSteps(lab: SessionLab, results: readonly Result[]): StepProgress[] {
  const byStep = new Map(results.map((result) => [result.step, result]));
  return lab.steps.map(({ id }) => {
    const result = byStep.get(id);
    if (!result) return { id, state: 'todo', at: null, verdict: null };
    return { id, state: result.state, at: new Date(result.at).toISOString(), verdict: result.verdict };
  });
}

/** The first step that is neither passed nor skipped; null when the lab is done. */
export function currentStep(session: Session): SessionStep | null {
  const results = listResults(session.context.database, session.live.attempt);
  const done = new Set(
    results.filter(({ state }) => state === 'passed' || state === 'skipped').map(({ step }) => step),
  );
  return session.lab.steps.find(({ id }) => !done.has(id)) ?? null;
}

/** The step of that id and its place, from 0. */
export function findStep(lab: SessionLab, id: string): { step: SessionStep; index: number } {
  const index = lab.steps.findIndex((step) => step.id === id);
  const step = lab.steps[index];
  if (!step) throw problem('no-such-step', { step: id, known: lab.steps.map((known) => known.id).join(', ') });
  return { step, index };
}
