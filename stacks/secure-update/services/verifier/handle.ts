import type { KeyObject } from 'node:crypto';
import type { Draft, Event } from '../bus/event.ts';
import { log } from '../bus/log.ts';
import { checkVendor } from '../seal/check-statement.ts';
import { seal } from '../seal/seal.ts';
import { sign } from '../seal/signature.ts';
import { sha256Of, verifierBytes } from '../seal/statement.ts';
import { checkDigest } from './check-digest.ts';

/** The vendor's public key and the verifier's own private one. */
export interface Keys {
  vendor: KeyObject;
  verifier: KeyObject;
}

/**
 * Reads the stored file, compares it with the promised digest and vouches for what it found intact: with keys by a
 * signature that holds for this file and this update only, without them by the seal.
 */
export function createHandle(keys?: Keys): (event: Event) => Draft[] {
  const handlers: Record<string, (event: Event) => Draft> = {
    verification_requested: (event) => ({
      ...event,
      deliver_to: 'storage',
      operation: 'get_blob',
      verification_requester: event.source,
    }),
    blob_content(event) {
      const { blob, ...rest } = event;
      if (blob === undefined) return answer(rest, rest.reason ?? 'storage gave no file');
      const file = Buffer.from(blob, 'base64');
      const fault =
        checkDigest(file, event.digest, event.digest_alg) ?? (keys && checkVendor(event, file, keys.vendor));
      if (fault !== undefined) return answer(rest, fault);
      log(`${event.id.slice(0, 8)} digest is right, ${keys === undefined ? 'sealing' : 'signing'}`);
      const vouched = keys === undefined ? sealed(rest, blob) : signed(rest, file, keys.verifier);
      return { ...vouched, deliver_to: 'storage', operation: 'commit_sealed_blob', verified: true };
    },
    blob_committed: (event) => answer(event, event.reason),
  };

  return (event) => {
    const handler = handlers[event.operation];
    return handler === undefined ? [] : [handler(event)];
  };
}

function sealed({ digest: _, digest_alg: __, ...event }: Event, blob: string): Event {
  return { ...event, blob_sealed: seal(blob) };
}

/** The digest goes on with the file: it is part of what is signed. */
function signed(event: Event, file: Buffer, key: KeyObject): Event {
  const { id, digest = '', version = '' } = event;
  return { ...event, verifier_signature: sign(verifierBytes({ id, digest, version, sha256: sha256Of(file) }), key) };
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
