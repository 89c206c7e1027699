import { join } from 'node:path';
import type { Recording } from '@stackyard/protocol/recording';
import { problem, toProblem } from '../problems.ts';
import { setRecording, type Attempt } from '../store/attempts.ts';
import { findRecording, listRecordings, tidyRecordings } from '../store/recordings.ts';
import type { Context } from './context.ts';
import type { Session } from './session.ts';

/**
 * Switches the recording of an attempt. What is kept never says `off` while something is recorded, so that the sign on the page is
 * there first and goes last, whenever the runner ends.
 */
export async function switchRecording(session: Session, on: boolean): Promise<void> {
  session.touch();
  session.needMachine();
  const { attempt } = session.live;
  if (on) mark(session, attempt, true);
  try {
    await recordInto(session, on ? folderOf(session) : null);
  } catch (thrown) {
    if (on) mark(session, attempt, false);
    throw thrown;
  }
  if (!on) mark(session, attempt, false);
}

/** Lets the terminals record what the attempt of now says. Where that fails the session goes on without. */
export async function followAttempt(session: Session): Promise<void> {
  const { attempt } = session.live;
  try {
    await recordInto(session, attempt.recording ? folderOf(session) : null);
  } catch (thrown) {
    const { context, seat, id } = session;
    const { problem: shown } = toProblem(thrown, (fault, cause) =>
      context.log.error({ id: fault, err: cause, session: id }, 'what the terminals show could not be recorded'),
    );
    mark(session, attempt, false);
    context.bus.send(seat, { type: 'problem', problem: shown });
  }
}

/** The recordings of the session's attempt, the oldest first. */
export function recordingsOf(session: Session): Promise<Recording[]> {
  return listRecordings(folderOf(session));
}

/** One of them, with the file it lies in; the file may go on after `bytes`, with what is not to be read yet. */
export async function findRecordingOf(session: Session, name: string): Promise<Recording & { file: string }> {
  const folder = folderOf(session);
  const found = await findRecording(folder, name);
  if (!found) throw problem('no-such-recording', { name });
  return { ...found, file: join(folder, name) };
}

const EVERY_MS = 60_000;
const KEPT_FOR_MS = 30 * 24 * 3_600_000;

/** Keeps all recordings within the budget of disk, now and every minute. */
export function keepTidy({ settings, log, clock }: Context): Disposable {
  const tidy = () =>
    tidyRecordings(settings.recordings, { before: clock() - KEPT_FOR_MS, mostBytes: settings.recordingBytes }).catch(
      (thrown: unknown) => log.error({ err: thrown }, 'old recordings could not be removed'),
    );
  void tidy();
  const timer = setInterval(() => void tidy(), EVERY_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

async function recordInto(session: Session, folder: string | null): Promise<void> {
  if (session.recordsInto === folder) return;
  await session.terminals?.record(folder);
  session.recordsInto = folder;
}

function folderOf({ context, live }: Session): string {
  const { seat, lab, number } = live.attempt;
  return join(context.settings.recordings, `${seat}-${lab}-${number}`);
}

function mark(session: Session, attempt: Attempt, recording: boolean): void {
  setRecording(session.context.database, attempt, recording);
  if (session.live.attempt.number === attempt.number)
    session.change({ attempt: { ...session.live.attempt, recording } });
}
