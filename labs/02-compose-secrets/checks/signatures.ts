import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { CheckContext } from '@stackyard/kit';
import { readBlob, type Tags } from './registry.ts';

/** What the registry holds as signatures of an image comes to under one key. `another-image`: made with that key, for other bytes. */
export type Signed = 'signed' | 'unsigned' | 'another-key' | 'another-image';

interface Manifest {
  layers?: { digest?: string; annotations?: Record<string, string> }[];
}
interface Payload {
  critical?: { image?: Record<string, string> };
}

/** Checks every signature of an image with the key itself, as cosign does, out of the learner’s reach. */
export async function judgeSignature(
  context: Pick<CheckContext, 'docker'>,
  { tags, digest, key }: { tags: Tags; digest: string; key: KeyObject },
): Promise<Signed> {
  const at = tags.get(`${digest.replace(':', '-')}.sig`);
  const manifest = parse<Manifest>(at === undefined ? null : await readBlob(context, at));
  let worst: Signed = 'unsigned';
  for (const { digest: where = '', annotations = {} } of manifest?.layers ?? []) {
    const signature = Buffer.from(annotations['dev.cosignproject.cosign/signature'] ?? '', 'base64');
    const payload = (await readBlob(context, where)) ?? '';
    const names = parse<Payload>(payload)?.critical?.image?.['docker-manifest-digest'];
    if (!verify('sha256', Buffer.from(payload), key, signature)) worst = 'another-key';
    else if (names === digest) return 'signed';
    else worst = 'another-image';
  }
  return worst;
}

/** A public key in PEM; null where it is none. */
export function toKey(pem: string): KeyObject | null {
  try {
    return pem.includes('PRIVATE') ? null : createPublicKey(pem);
  } catch {
    return null;
  }
}

function parse<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
