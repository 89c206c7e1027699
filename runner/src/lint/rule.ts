import type { Subject } from './subject.ts';

type Severity = 'error' | 'warning';

/** One thing that a lab says or lacks. `path` is relative to the repository. */
export interface Complaint {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly expected: string;
  readonly found: string;
}

/** What a rule says of one place; it is an error unless it says that it is a warning. */
export interface Said {
  readonly path: string;
  /** 1 where only the file is known. */
  readonly line?: number;
  readonly severity?: Severity;
  readonly expected: string;
  readonly found: string;
}

/** One thing that every lab must be. A rule only reads; what it needs of the disk is in the subject or read by it. */
export interface Rule {
  readonly name: string;
  /** One sentence, for whoever asks what the rule wants. */
  readonly says: string;
  look(subject: Subject): Said[] | Promise<Said[]>;
}
