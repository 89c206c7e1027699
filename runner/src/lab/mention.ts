/** Words of a step’s page that a finding is about: the page marks them while it fails, and its verdict leads there. */
export interface Mention {
  readonly finding: string;
  readonly line: number;
}

/** `one two` as written in `<About finding="one two">`. */
export function namesIn(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter((name) => name !== '') : [];
}

const ABOUT = /(?:^|\s)about=(\S+)/;

/** A fence’s words without `about=one,two`, and the findings that it names. */
export function takeAbout(meta: string): { findings: string[]; meta: string } {
  const names = ABOUT.exec(meta)?.[1];
  return names === undefined
    ? { findings: [], meta }
    : { findings: names.split(',').filter((name) => name !== ''), meta: meta.replace(ABOUT, '') };
}
