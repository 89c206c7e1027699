import type { Draft, Event } from '../bus/event.ts';
import { messageOf } from '../bus/log.ts';
import type { Blobs } from './blobs.ts';

/** Keeps files and gives them back, to whoever the monitor lets ask. */
export function createHandle(blobs: Blobs): (event: Event) => Promise<Draft[]> {
  const handlers: Record<string, (event: Event) => Promise<Draft>> = {
    async commit_blob({ update_file, ...event }) {
      await blobs.write(event.id, decode(update_file));
      return { ...event, blob_id: event.id, operation: 'blob_committed' };
    },
    /** A sealed file takes the place of the stored one; a signature leaves it as it is, and goes on with the message. */
    async commit_sealed_blob({ blob_sealed, ...event }) {
      if (event.verifier_signature === undefined) await blobs.write(event.id, decode(blob_sealed));
      else if (!(await blobs.has(event.id))) throw new Error('the file that was signed is not here');
      return { ...event, blob_id: event.id, operation: 'blob_committed' };
    },
    async get_blob(event) {
      const blob = await blobs.read(event.blob_id ?? event.id);
      return { ...event, blob: blob.toString('base64'), operation: 'blob_content' };
    },
  };

  return async (event) => {
    const handler = handlers[event.operation];
    if (handler === undefined) return [];
    const to = { deliver_to: event.source };
    try {
      return [{ ...(await handler(event)), ...to }];
    } catch (error) {
      const { update_file: _, blob_sealed: __, ...rest } = event;
      const operation = event.operation === 'get_blob' ? 'blob_content' : 'blob_committed';
      return [{ ...rest, ...to, operation, reason: `storage: ${messageOf(error)}`.slice(0, 500) }];
    }
  };
}

function decode(base64: string | undefined): Buffer {
  if (base64 === undefined) throw new Error('there is no file in the message');
  return Buffer.from(base64, 'base64');
}
