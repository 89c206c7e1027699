import type { ExecOptions, ExecResult, Machines, SessionMachine } from '../parts.ts';

/** A machine whose disk is a map of files and whose programs are `save`, `read` and nothing else. */
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
    const content = this.files.get(file);
    return content === undefined ? { ...answer, code: 44 } : { ...answer, stdout: content };
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
    this.kept.set(checkpoint, new Map(machine.files));
    return { bytes: 1000 };
  }

  async drop(checkpoint: string): Promise<void> {
    this.kept.delete(checkpoint);
  }

  watch(machine: PaperMachine, seen: { changed(): void; gone(): void }): Disposable {
    Object.assign(machine, seen);
    return { [Symbol.dispose]: () => Object.assign(machine, { changed: () => undefined, gone: () => undefined }) };
  }

  async status() {
    return { docker: '29.0.0', reserve: 1, freeMemoryMb: 1000, freeDiskMb: 1000, machineImage: true };
  }
}
