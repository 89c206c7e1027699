import type { KeyObject } from 'node:crypto';
import type { Event } from '../bus/event.ts';
import { checkStatement, checkVendor } from '../seal/check-statement.ts';
import { unseal } from '../seal/seal.ts';
import { isOlder } from '../version/version.ts';

/** The public keys of those who must have signed. */
export interface Keys {
  vendor: KeyObject;
  verifier: KeyObject;
}

/** Somebody or something says no: the update is refused, which is not a failure. */
export class Refused extends Error {
  override name = 'Refused';
}

/** The archive that an event brings: with keys, if both signed it; without, if it carries the seal. Throws Refused. */
export function takeFile(event: Event, keys: Keys | undefined): Buffer {
  if (event.blob === undefined) throw new Refused(event.reason ?? 'there is no file in the message');
  if (keys === undefined) {
    const file = unseal(event.blob);
    if (file === undefined) throw new Refused('the file has no seal');
    return Buffer.from(file, 'base64');
  }
  const file = Buffer.from(event.blob, 'base64');
  const fault = checkStatement(event, () => keys.verifier)?.reason ?? checkVendor(event, file, keys.vendor);
  if (fault !== undefined) throw new Refused(fault);
  return file;
}

/** No way back to a version whose faults are known, unless the monitor's policy says so. Throws Refused. */
export function checkVersion(event: Event, version: string | undefined, installed: string | undefined): void {
  if (event.older_versions === 'allow' || installed === undefined) return;
  if (version === undefined) throw new Refused(`the update has no version; ${installed} is installed`);
  if (isOlder(version, installed))
    throw new Refused(`version ${version} is older than ${installed}, which is installed`);
}
