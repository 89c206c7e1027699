import { setTimeout as delay } from 'node:timers/promises';
import { log } from '../bus/log.ts';
import type { Reading } from '../policy/policy-file.ts';
import type { RecordedDecision } from '../security-log/decision.ts';

const AGAIN_MS = 1000;
/** Of a file that is changed again and again while the bus is away, this many changes are told when it is back. */
const WAITING = 20;

/** Tells what came of reading the policy: in the log at once, in the security log as soon as the bus takes it. */
export class Notices implements AsyncDisposable {
  readonly #publish: (notice: RecordedDecision) => Promise<void>;
  #waiting: RecordedDecision[] = [];
  #sending = false;
  #closed = false;
  #isFirst = true;

  constructor(publish: (notice: RecordedDecision) => Promise<void>) {
    this.#publish = publish;
  }

  tell(reading: Reading): void {
    const faults = 'faults' in reading ? reading.faults : [];
    for (const fault of faults) log(`policy refused: ${fault}`);
    if (faults.length > 0)
      log(this.#isFirst ? 'no policy is in force: everything is denied' : 'the policy before stays in force');
    if ('policy' in reading)
      log(`policy in force: rules: ${reading.policy.rules.length}, older versions: ${reading.policy.older_versions}`);
    const isNews = !this.#isFirst || faults.length > 0;
    this.#isFirst &&= faults.length > 0;
    if (isNews) this.#waiting = [...this.#waiting, toNotice(faults)].slice(-WAITING);
    void this.#send();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    // the bus is not there yet when the first notice is told
    await delay(0);
    for (let [notice] = this.#waiting; notice !== undefined && !this.#closed; [notice] = this.#waiting) {
      const sent = await this.#publish(notice).then(
        () => true,
        () => false,
      );
      if (sent) this.#waiting = this.#waiting.filter((one) => one !== notice);
      else await delay(AGAIN_MS, undefined, { ref: false });
    }
    this.#sending = false;
  }
}

function toNotice(faults: readonly string[]): RecordedDecision {
  const refused = faults.length > 0;
  return {
    id: null,
    source: 'operator',
    destination: 'monitor',
    operation: 'change_policy',
    decision: refused ? 'denied' : 'allowed',
    hop: null,
    code: refused ? 'faulty-policy' : null,
    reason: refused ? faults.join('; ').slice(0, 500) : null,
    at: new Date().toISOString(),
  };
}
