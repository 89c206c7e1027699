import { z } from 'zod';
import { signatureSchema } from '../seal/signature.ts';
import { versionSchema } from '../version/version.ts';

/** Name of a service or of an operation, as it may stand in an event and in a log line. */
const name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a name of lower-case letters, digits and _');

/** Base64 of a file. Its size is bounded by what the bus carries; whether it decodes is asked where it is decoded. */
const base64 = z.string();

/** One message on the bus. Its Kafka key is `id`; a field that no service knows is refused. */
const eventSchema = z.strictObject({
  id: z.uuid().describe('of the update; every message about it carries it'),
  operation: name.describe('what the receiver is asked to do, or told'),
  source: name.describe('who sends; the sender writes it itself'),
  deliver_to: name.describe('whom it is for: the name of a service and of its topic'),
  authorized: z.boolean().optional().describe('set by the monitor when it passes the event on'),
  older_versions: z.enum(['refuse', 'allow']).optional().describe("the policy's word, set by the monitor alone"),
  target: name.optional().describe('what is to be updated'),
  url: z.string().max(2048).optional().describe('where the update is to be had'),
  digest: z.string().max(200).optional().describe('what the caller says the hash of the file is, in hex'),
  digest_alg: z.string().max(40).optional().describe('the hash function of the digest'),
  update_file: base64.optional().describe('the downloaded file'),
  update_file_encoding: z.literal('base64').optional(),
  verified: z.boolean().nullable().optional().describe('null: nobody has looked; else what the verifier found'),
  reason: z.string().max(500).optional().describe('why it did not work out'),
  blob_id: z.uuid().optional().describe('name of the stored file: the id of its update'),
  blob: base64.optional().describe('the stored file'),
  blob_sealed: base64.optional().describe('the verified file with its seal; not where files are signed'),
  version: versionSchema.optional().describe('what the vendor says the version of the file is'),
  vendor_signature: signatureSchema.optional().describe("the vendor's, over version and file"),
  verifier_signature: signatureSchema.optional().describe("the verifier's, over id, digest, version and file"),
  verification_requester: name.optional().describe('whom the verifier will answer'),
});

export type Event = z.infer<typeof eventSchema>;

/** An event before the bus has written its sender into it. */
export type Draft = Omit<Event, 'source'>;

export type ParsedEvent = { ok: true; event: Event } | { ok: false; reason: string };

/** Reads one message. A fault comes back as a sentence that names every wrong field. */
export function parseEvent(text: string): ParsedEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'malformed: not JSON' };
  }
  const parsed = eventSchema.safeParse(value);
  if (parsed.success) return { ok: true, event: parsed.data };
  const faults = parsed.error.issues.map((issue) =>
    issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
  );
  return { ok: false, reason: `malformed: ${faults.join('; ')}`.slice(0, 500) };
}
