import type { Verdict } from '@stackyard/protocol/verdict';
import { touchAttempt } from '../store/attempts.ts';
import { keepVerdict, listResults } from '../store/results.ts';
import { keepMoment } from './keep.ts';
import type { SessionMachine } from './parts.ts';
import type { Session } from './session.ts';
import { currentStep, findStep } from './steps.ts';

/** Checks a step because the learner asked. Asking again while it runs waits for the same verdict. */
export async function checkAsked(session: Session, step: string): Promise<void> {
  findStep(session.lab, step);
  session.touch();
  const machine = session.needMachine();
  const running = session.checks.get(step);
  if (running?.asked) return running.done;
  await once(session, step, true, async () => {
    // It may have begun before the learner's last act: ask anew, unless it passed.
    await running?.done;
    if (running && hasPassed(session, step)) return;
    const passed = hasPassed(session, step);
    const verdict = await ask(session, machine, step, true);
    if (session.machine === machine) record(session, machine, verdict);
    session.tell();
    if (passed) tellAgain(session, verdict);
  });
}

/**
 * Checks the current step because something happened. What it finds before the learner did anything for the step is not
 * shown: nobody is told of a fault before the first try. From then on every change is, but not while a command is still at it.
 */
export async function checkUnasked(session: Session): Promise<void> {
  const { machine } = session;
  const step = currentStep(session)?.id;
  if (!machine || session.live.state !== 'ready' || !step || session.checks.has(step)) return;
  await once(session, step, false, async () => {
    const known = resultOf(session, step) !== undefined;
    const halfway = !session.acted && (session.terminals?.activity().running ?? false);
    session.acted = false;
    const verdict = await ask(session, machine, step, known);
    if (session.machine !== machine) return;
    const look = JSON.stringify(
      verdict.findings.map(({ name, outcome, headline, found }) => [name, outcome, headline, found]),
    );
    const first = session.firstLook.get(step);
    if (first === undefined) session.firstLook.set(step, look);
    const moved = first !== undefined && first !== look;
    const tells = known || (moved && verdict.outcome === 'fail');
    const counts = verdict.outcome === 'pass' || (tells && !halfway);
    if (counts) record(session, machine, verdict);
    if (counts || known) session.tell();
  });
}

/** What a step’s check says now; nothing is kept of it, and no page is told. For whoever writes the check. */
export async function verdictNow(session: Session, step: string): Promise<Verdict> {
  findStep(session.lab, step);
  const { context, lab, live, abort } = session;
  const machine = session.needMachine();
  return context.parts.examine({
    lab,
    step,
    machine,
    seed: live.attempt.seed,
    signal: abort.signal,
    progress: () => undefined,
  });
}

/** Examines, and shows that it does. Whoever asks has to tell the pages what came of it, in one message with its end. */
async function ask(session: Session, machine: SessionMachine, step: string, shown: boolean): Promise<Verdict> {
  const { context, lab, live, abort } = session;
  if (shown) session.change({ checking: { step, now: '', done: 0, of: 0 } });
  try {
    return await context.parts.examine({
      lab,
      step,
      machine,
      seed: live.attempt.seed,
      signal: abort.signal,
      progress: (now) => shown && session.machine === machine && session.change({ checking: now }),
    });
  } finally {
    session.live = { ...session.live, checking: null };
  }
}

/** Runs the work as the step's check under way. */
async function once(session: Session, step: string, asked: boolean, work: () => Promise<void>): Promise<void> {
  const running = {
    asked,
    done: work().finally(() => {
      if (session.checks.get(step) === running) session.checks.delete(step);
    }),
  };
  session.checks.set(step, running);
  await running.done;
}

function record(session: Session, machine: SessionMachine, verdict: Verdict): void {
  const { context, live } = session;
  const now = context.clock();
  touchAttempt(context.database, live.attempt, now);
  const passed = keepVerdict(context.database, live.attempt, verdict, now);
  if (!passed) return;
  session.poke();
  const { index } = findStep(session.lab, verdict.step);
  // The pass is kept and shown already; a moment that could not be kept only means one way back less.
  keepMoment(session, machine, { step: verdict.step, label: `step ${index + 1} passed` }).catch((thrown: unknown) =>
    context.log.error(
      { err: thrown, session: session.id, step: verdict.step },
      'the moment of a pass could not be kept',
    ),
  );
}

/** A pass stays, and so does what the page shows of it: how the step is now is said beside it. */
function tellAgain({ context, lab, seat }: Session, { step, outcome, findings }: Verdict): void {
  const number = findStep(lab, step).index + 1;
  const fault = findings.find((finding) => finding.outcome === outcome)?.headline ?? '';
  const text = {
    pass: `Step ${number} still holds.`,
    fail: `Step ${number} stays passed. As it is now: ${fault}.`,
    error: `Step ${number} stays passed. How it is now, we could not tell.`,
  }[outcome];
  context.bus.send(seat, { type: 'toast', toast: { text, undo: false } });
}

const resultOf = (session: Session, step: string) =>
  listResults(session.context.database, session.live.attempt).find((result) => result.step === step);
const hasPassed = (session: Session, step: string): boolean => resultOf(session, step)?.state === 'passed';
