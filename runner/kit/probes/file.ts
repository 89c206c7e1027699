/** A file of the learner’s, or why there is none to read. */
export type FileText =
  | { readonly found: true; readonly text: string; readonly truncated: boolean }
  | { readonly found: false; readonly why: 'missing' | 'folder' | 'unreadable' };

export interface Files {
  /** Reads at most 256 KiB of a file as UTF-8, as the learner. `path` is relative to the learner’s home. */
  read(path: string): Promise<FileText>;
}
