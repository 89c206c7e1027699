import type { Draft, Event } from '../bus/event.ts';
import { log } from '../bus/log.ts';
import { seal } from '../seal/seal.ts';
import { checkDigest } from './check-digest.ts';

/** Reads the stored file, compares it with the promised digest, and seals what it found intact. */
const handlers: Record<string, (event: Event) => Draft> = {
  verification_requested: (event) => ({
    ...event,
    deliver_to: 'storage',
    operation: 'get_blob',
    verification_requester: event.source,
  }),

  blob_content(event) {
    const { blob, digest, digest_alg, ...rest } = event;
    if (blob === undefined) return answer(rest, rest.reason ?? 'storage gave no file');
    const fault = checkDigest(Buffer.from(blob, 'base64'), digest, digest_alg);
    if (fault !== undefined) return answer(rest, fault);
    log(`${event.id.slice(0, 8)} digest is right, sealing`);
    return {
      ...rest,
      deliver_to: 'storage',
      operation: 'commit_sealed_blob',
      verified: true,
      blob_sealed: seal(blob),
    };
  },

  blob_committed: ({ digest: _, digest_alg: __, ...event }) => answer(event, event.reason),
};

export function handle(event: Event): Draft[] {
  const handler = handlers[event.operation];
  return handler === undefined ? [] : [handler(event)];
}

/** The result, to whoever asked for the verification; with a reason where it is no. */
function answer({ verification_requester, ...event }: Event, reason: string | undefined): Draft {
  if (reason !== undefined) log(`${event.id.slice(0, 8)} not verified: ${reason}`);
  return {
    ...event,
    deliver_to: verification_requester ?? 'manager',
    operation: 'handle_verification_result',
    verified: reason === undefined,
    reason,
  };
}
