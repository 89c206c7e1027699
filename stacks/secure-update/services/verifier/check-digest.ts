import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a file has the digest that its sender promised. Returns why not, or undefined where it has. */
export function checkDigest(file: Buffer, digest: string | undefined, algorithm: string | undefined) {
  if (algorithm?.toLowerCase() !== 'sha256') return `digest algorithm ${algorithm ?? '(none)'} is not sha256`;
  if (!/^[0-9a-f]{64}$/i.test(digest ?? '')) return 'the digest is not 64 hex digits';
  const promised = Buffer.from(digest ?? '', 'hex');
  const found = createHash('sha256').update(file).digest();
  return timingSafeEqual(found, promised) ? undefined : `the file's sha256 is ${found.toString('hex')}, not the digest`;
}
