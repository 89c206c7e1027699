import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { readEnv } from '../bus/env.ts';
import { messageOf } from '../bus/log.ts';
import { createTrial } from '../monitor/trial.ts';
import { readKeys, signatures } from '../seal/keys.ts';
import { toText } from '../yaml/fault.ts';
import { POLICY } from './place.ts';
import { readPolicy } from './read-policy.ts';
import type { Policy } from './schema.ts';

const USAGE = `policy check [FILE]         says what is wrong with a policy: where, and why
policy try [FILE] < EVENTS  decides about messages, a line of JSON each, as the monitor would: from an empty state, and
                            each from whom it says. A line of JSON for each of them.

Without FILE, the policy that the monitor reads. Ends with 0, or 1 where the policy has a fault, 64 for any other command.`;

const [command, file = POLICY, ...more] = process.argv.slice(2);
if ((command !== 'check' && command !== 'try') || more.length > 0) {
  console.error(USAGE);
  process.exit(64);
}
const policy = load(file);
if (command === 'check') {
  const hops = new Set(policy.rules.flatMap(({ hop }) => hop ?? [])).size;
  console.log(
    `${basename(file)}: no fault; rules: ${policy.rules.length}, hops: ${hops}, older versions: ${policy.older_versions}`,
  );
} else {
  const { SIGNATURES } = readEnv({ SIGNATURES: signatures });
  let key: KeyObject | undefined;
  const verifierKey = (): KeyObject => (key ??= readKeys('verifier.pub')['verifier.pub']);
  const messages = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const judged = createTrial({ policy, reason: '', verifierKey: SIGNATURES === 'required' ? verifierKey : undefined });
  messages.on('line', (message) => {
    // all that one piece of the input completes is answered with one write
    process.stdout.cork();
    process.nextTick(() => process.stdout.uncork());
    console.log(JSON.stringify(judged(message)));
  });
}

function load(path: string): Policy {
  try {
    const read = readPolicy(readFileSync(path, 'utf8'));
    if (read.ok) return read.policy;
    for (const fault of read.faults) console.error(toText(basename(path), fault));
  } catch (error) {
    console.error(messageOf(error));
  }
  process.exit(1);
}
