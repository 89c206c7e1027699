/** What a stack’s images are built for, by Docker’s names. */
export type Architecture = 'amd64' | 'arm64';

/** Something that ties an image to the other architecture. `path` is relative to the repository. */
export interface Lack {
  readonly path: string;
  readonly line: number;
  readonly lacking: Architecture;
  readonly found: string;
}
