/** What a drawing of a system is made of, in px of its own; at most 340 wide, so that a phone shows it in its own size. */

/** `outside` is none of the services; `shut` is closed or gone; `bad` is what should not be let through. */
type Look = 'outside' | 'shut' | 'bad';

interface Box {
  name: string;
  port?: string;
  x: number;
  y: number;
  width: number;
  /** 28 unless told. */
  height?: number;
  look?: Look;
  /** Stands below its name, at the left; `bad` in oxide. */
  lines?: { text: string; look?: 'bad' }[];
}

/** `d` is that of an SVG path; it ends in an arrow. */
interface Way {
  d: string;
  look?: Look;
}

interface Note {
  text: string;
  x: number;
  y: number;
  anchor?: 'middle' | 'end';
}

export interface Drawn {
  title: string;
  size: readonly [width: number, height: number];
  boxes: readonly Box[];
  ways: readonly Way[];
  notes: readonly Note[];
}
