import { examine } from '../check/examine.ts';
import type { Lab, Step } from '../lab/lab.ts';
import type { Machine } from '../machine/machine.ts';
import type { Parts, SessionMachine } from '../session/parts.ts';

/** Checks as sessions ask for them: a step's own check on the session's machine. */
export function checksForSessions(labs: readonly Lab[], find: (machine: SessionMachine) => Machine): Parts['examine'] {
  return ({ lab, step, machine, seed, signal, progress }) => {
    const { parameters, workdir, stack } = lab.frontmatter;
    const { check } = findStep(labs, lab.id, step);
    return examine(check, {
      step,
      machine: find(machine),
      seed,
      parameters,
      workdir,
      stack,
      signal,
      onProgress: progress,
    });
  };
}

/** The lab as its folder says it; ids come from the same labs. */
export function findLab(labs: readonly Lab[], id: string): Lab {
  const lab = labs.find((candidate) => candidate.id === id);
  if (!lab) throw new Error(`no lab ${id} among ${labs.map((known) => known.id).join(', ')}`);
  return lab;
}

export function findStep(labs: readonly Lab[], labId: string, stepId: string): Step {
  const lab = findLab(labs, labId);
  const step = lab.steps.find(({ id }) => id === stepId);
  if (!step) throw new Error(`no step ${stepId} in ${labId}, which has ${lab.steps.map(({ id }) => id).join(', ')}`);
  return step;
}
