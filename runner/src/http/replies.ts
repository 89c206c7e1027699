import { LabId, LabSummary, StepId } from '@stackyard/protocol/lab';
import { Problem } from '@stackyard/protocol/problem';
import { Recording, RecordingName } from '@stackyard/protocol/recording';
import { GoToPlan } from '@stackyard/protocol/plan';
import { Session, SessionId, TerminalId, TerminalSummary } from '@stackyard/protocol/session';
import { Status } from '@stackyard/protocol/status';
import { Verdict } from '@stackyard/protocol/verdict';
import { View } from '@stackyard/protocol/view';
import { z } from 'zod';

/** What some verbs take. */
export const StepBody = z.strictObject({ step: StepId });
export const CheckpointBody = z.strictObject({
  checkpoint: z.string().regex(/^c-[a-z0-9]{10}$/, 'expected the id of a kept moment'),
});

/** Shapes of what the API takes in its paths and gives back. */
export const failures = { '4xx': z.object({ problem: Problem }), '5xx': z.object({ problem: Problem }) };

export const sessionReply = { 200: Session, ...failures };
export const verdictReply = { 200: Verdict, ...failures };
export const viewReply = { 200: View, ...failures };
export const planReply = { 200: GoToPlan, ...failures };
export const labsReply = { 200: z.object({ labs: z.array(LabSummary) }), ...failures };
export const statusReply = { 200: Status, ...failures };
export const terminalReply = { 200: TerminalSummary, ...failures };
export const recordingsReply = { 200: z.object({ recordings: z.array(Recording) }), ...failures };
export const castReply = { 200: z.unknown().describe('application/x-asciicast'), ...failures };
export const nothingReply = { 204: z.null().describe('done'), ...failures };

export const LabPath = z.object({ lab: LabId });
export const SessionPath = z.object({ id: SessionId });
export const StepPath = SessionPath.extend({ step: StepId });
export const RecordingPath = SessionPath.extend({ name: RecordingName });
export const TerminalPath = SessionPath.extend({ terminal: TerminalId });
