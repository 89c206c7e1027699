import { setTimeout as delay } from 'node:timers/promises';
import { log, messageOf } from '../bus/log.ts';
import { AppProcess } from './app-process.ts';
import { FrontDoor } from './front-door.ts';
import { freePort } from './free-port.ts';

const RESTART_MS = 1000;
/** Answers under way when an app is replaced get this long to end. */
const DRAIN_MS = 1000;

/** The app behind its door: always one that serves, and for the time of an update a second that is tried. */
export class LiveApp implements AsyncDisposable {
  readonly #file: string;
  readonly #door: FrontDoor;
  #current: AppProcess | undefined;
  #retiring = Promise.resolve();
  #closing = false;

  /** `file` is what is started, and started again when it dies; `port` the one that the world knows. */
  constructor(file: string, port: number) {
    this.#file = file;
    this.#door = new FrontDoor(port);
  }

  get running(): boolean {
    return this.#current?.running === true;
  }

  /** Starts the app's file and leads the world to it. Where it does not start, goes on trying after it has returned. */
  async launch(): Promise<void> {
    if (!(await this.#start(undefined))) void this.#startAgain(undefined);
  }

  /** Starts a file beside the app that serves. Rejects, with nothing changed, when it does not answer. */
  async tryOut(file: string): Promise<AppProcess> {
    const candidate = new AppProcess(file, await freePort());
    try {
      await candidate.untilItAnswers();
      return candidate;
    } catch (error) {
      await candidate.stop();
      throw error;
    }
  }

  /** Leads the world to an app that was tried out. Resolves once the last answer of the one before is given, and it has ended. */
  async switchTo(next: AppProcess): Promise<void> {
    const before = this.#current;
    this.#current = next;
    this.#door.leadTo(next.port);
    next.onExit(() => void this.#startAgain(next));
    if (before !== undefined) this.#retiring = this.#retire(before);
    await this.#retiring;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing = true;
    await this.#door[Symbol.asyncDispose]();
    await Promise.all([this.#current?.stop(), this.#retiring]);
  }

  async #retire(app: AppProcess): Promise<void> {
    const deadline = Date.now() + DRAIN_MS;
    while (this.#door.connectionsTo(app.port) > 0 && Date.now() < deadline) {
      this.#door.closeIdle(app.port);
      await delay(20);
    }
    await app.stop();
  }

  async #startAgain(ended: AppProcess | undefined): Promise<void> {
    if (this.#current === ended) this.#door.leadTo(undefined);
    do await delay(RESTART_MS);
    while (!(await this.#start(ended)));
  }

  /** Starts the file in the place of an app that has ended, unless an update has done so meanwhile. Returns whether it runs. */
  async #start(ended: AppProcess | undefined): Promise<boolean> {
    const isDue = () => this.#current === ended && !this.#closing;
    if (!isDue()) return true;
    try {
      const app = await this.tryOut(this.#file);
      if (isDue()) await this.switchTo(app);
      else await app.stop();
      return true;
    } catch (error) {
      log(`the app does not start: ${messageOf(error)}`);
      return false;
    }
  }
}
