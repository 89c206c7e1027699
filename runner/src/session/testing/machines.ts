import { setTimeout as delay } from 'node:timers/promises';
import type { ExecOptions, ExecResult, Machines, SessionMachine } from '../parts.ts';

/** What a disk of paper says of a file instead of its stamp. */
const stampOf = (content: string): string => `paper:${content.length}`;

/** A machine whose disk is a map of files and whose programs are `save`, `read`, `list`, `watch` and nothing else. */
export class PaperMachine implements SessionMachine {
  readonly name: string;
  readonly address = '127.0.0.1';
  readonly files: Map<string, string>;
  changed: () => void = () => undefined;
  gone: () => void = () => undefined;

  constructor(name: string, files: ReadonlyMap<string, string>) {
    this.name = name;
    this.files = new Map(files);
  }

  async exec(command: readonly string[], { input }: ExecOptions): Promise<ExecResult> {
    const [, , , program, file = ''] = command;
    const answer = { code: 0, stdout: '', stderr: '', timedOut: false, truncated: false };
    if (program === 'save') {
      this.files.set(file, String(input));
      return answer;
    }
    if (program === 'list') {
      const names = [...this.files.keys()].filter((each) => each.startsWith(`${file}/`));
      const listed = names.map((each) => `f f 0 ${each.slice(file.length + 1)}\0`).join('');
      return { ...answer, stdout: `stamp\0${names.length}\0${listed}\0` };
    }
    const content = this.files.get(file);
    if (content === undefined) return { ...answer, code: 44 };
    return { ...answer, stdout: `${stampOf(content)}\0w\0${Buffer.from(content).toString('base64')}` };
  }

  /** Looks once, when it is told what to look at. */
  stream(...[, { output }]: Parameters<SessionMachine['stream']>): ReturnType<SessionMachine['stream']> {
    return {
      write: (list) => {
        const [tag, ...paths] = list.split('\0').filter((each) => each !== '');
        const seen = paths.flatMap((path) => {
          const content = this.files.get(path);
          return content === undefined ? [] : [`${path}\0${stampOf(content)}\0`];
        });
        output(`${tag}\0${seen.join('')}\0`);
      },
      [Symbol.dispose]: () => undefined,
    };
  }

  /** Does what makes a step's check pass. */
  finish(step: string): void {
    this.files.set(`/done/${step}`, 'yes');
    this.changed();
  }

  async usage() {
    return { memoryMb: 38, memoryLimitMb: 256, diskMb: 6, diskLimitMb: 512, cpuSeconds: 1, throttled: 0 };
  }
}

/** Machines on paper: made at once, kept as copies of their files. */
export class PaperMachines implements Machines {
  readonly running = new Map<string, PaperMachine>();
  readonly kept = new Map<string, Map<string, string>>();
  readonly #copied = new Set<string>();
  /** Set to make the next machines fail, or come late. */
  beforeCreate: () => Promise<void> = async () => undefined;
  made = 0;

  async create({ from }: { from: string | null }): Promise<PaperMachine> {
    await this.beforeCreate();
    const files = from === null ? new Map<string, string>() : this.kept.get(from);
    if (!files) throw new Error(`no checkpoint ${from}`);
    this.made += 1;
    const machine = new PaperMachine(`m-${this.made}`, files);
    this.running.set(machine.name, machine);
    return machine;
  }

  async restart(machine: PaperMachine): Promise<PaperMachine> {
    const again = new PaperMachine(machine.name, machine.files);
    this.running.set(machine.name, again);
    return again;
  }

  async remove({ name }: SessionMachine): Promise<void> {
    this.running.delete(name);
  }

  async adopt(names: ReadonlySet<string>): Promise<Map<string, SessionMachine>> {
    for (const name of this.running.keys()) if (!names.has(name)) this.running.delete(name);
    return new Map(this.running);
  }

  async keep(machine: PaperMachine, checkpoint: string): Promise<{ bytes: number }> {
    // a real disk stands still while it is copied, and can't be brought to stand still twice
    if (this.#copied.has(machine.name)) throw new Error('freeze failed: Device or resource busy');
    this.#copied.add(machine.name);
    const files = new Map(machine.files);
    await delay(1);
    this.#copied.delete(machine.name);
    this.kept.set(checkpoint, files);
    return { bytes: 1000 };
  }

  async drop(checkpoint: string): Promise<void> {
    this.kept.delete(checkpoint);
  }

  async images() {
    return [{ name: 'stackyard/try:latest', id: 'sha256:1' }];
  }

  watch(machine: PaperMachine, seen: { changed(): void; gone(): void }): Disposable {
    Object.assign(machine, seen);
    return { [Symbol.dispose]: () => Object.assign(machine, { changed: () => undefined, gone: () => undefined }) };
  }

  async status() {
    return { docker: '29.0.0', reserve: 1, freeMemoryMb: 1000, freeDiskMb: 1000, machineImage: true };
  }
}
