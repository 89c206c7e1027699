import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../bus/log.ts';

/** Where Compose puts secrets. */
const SECRETS = '/run/secrets';

type KeyName = 'vendor.key' | 'vendor.pub' | 'verifier.key' | 'verifier.pub';

/** Environment of a service that signs or checks signatures; without it the constant seal is what counts. */
export const signatures = z.enum(['required', 'none']).default('none');

/** An Ed25519 key of a PEM file. Throws an Error that names the file and what is wrong with it. */
export function readKey(name: KeyName, folder = SECRETS): KeyObject {
  const file = join(folder, name);
  const kind = name.endsWith('.key') ? 'private' : 'public';
  const wrong = (fault: string) =>
    new Error(`key ${file}: ${fault}; ./make-secrets makes keys, compose.signed.yaml mounts them`);
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    throw wrong(messageOf(error));
  }
  if (pem.trim() === '') throw wrong('the file is empty');
  // a public key can be made of a private one, which is no reason to hand that out
  if (kind === 'public' && pem.includes('PRIVATE KEY'))
    throw wrong('it holds a private key, a public one belongs here');
  let key: KeyObject;
  try {
    key = kind === 'private' ? createPrivateKey(pem) : createPublicKey(pem);
  } catch {
    throw wrong(`it holds no ${kind} key in PEM`);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw wrong(`${key.asymmetricKeyType ?? 'its kind'} is not ed25519`);
  return key;
}

/** The keys that a service needs, by name. A fault is a line on stderr, and the process ends with code 64. */
export function readKeys<Name extends KeyName>(...names: Name[]): Record<Name, KeyObject> {
  try {
    return Object.fromEntries(names.map((name) => [name, readKey(name)])) as Record<Name, KeyObject>;
  } catch (error) {
    console.error(messageOf(error));
    process.exit(64);
  }
}
