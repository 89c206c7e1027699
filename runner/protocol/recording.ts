import { z } from 'zod';

/** Name of a recording: when it began (UTC, with milliseconds) and the terminal’s id. */
export const RecordingName = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[a-z0-9]{6}\.cast$/, 'expected the name of a recording');

/** What a terminal showed, from when recording was switched on until it was switched off, or until now. */
export const Recording = z.object({
  name: RecordingName,
  terminal: z.string().describe('the terminal’s name when it began'),
  at: z.iso.datetime().describe('when it began'),
  seconds: z.number().nonnegative().describe('until the last thing shown'),
  bytes: z.number().int().nonnegative().describe('size of the file'),
});
export type Recording = z.infer<typeof Recording>;

/** What POST /api/sessions/:id/recording takes. */
export const SwitchRecording = z.strictObject({ on: z.boolean() });

/** First line of an asciicast v2 file: https://docs.asciinema.org/manual/asciicast/v2/ */
export const CastHeader = z.strictObject({
  version: z.literal(2),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  timestamp: z.number().int().nonnegative().describe('when it began, in whole seconds since the epoch'),
  title: z.string(),
  env: z.strictObject({ TERM: z.string(), SHELL: z.string() }),
});
export type CastHeader = z.infer<typeof CastHeader>;

/** Every further line: seconds since the beginning, then output, or a new size as COLUMNSxROWS. */
export const CastEvent = z.union([
  z.tuple([z.number().nonnegative(), z.literal('o'), z.string()]),
  z.tuple([z.number().nonnegative(), z.literal('r'), z.string().regex(/^\d+x\d+$/)]),
]);
export type CastEvent = z.infer<typeof CastEvent>;
