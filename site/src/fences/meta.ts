/** What the words behind a fence's language ask for. */
export interface FenceMeta {
  kind: 'run' | 'copy' | 'save' | 'plain';
  /** Path below the learner's home, for `save`. */
  saveAs?: string;
  /** Name of the terminal that a `run` block is meant for, when it is not the first. */
  terminal?: string;
  /** Findings of the step's check that the block is about. */
  about?: string[];
}

/** Reads `run terminal=bus`, `copy`, `save-as=path`, `about=finding`. Unknown words are an error: a typing slip must not turn a button off in silence. */
export function toFenceMeta(words: string): FenceMeta {
  const meta: FenceMeta = { kind: 'plain' };
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const [key, value] = splitOnce(word);
    if (word === 'run' || word === 'copy') meta.kind = word;
    else if (key === 'save-as' && value) {
      meta.kind = 'save';
      meta.saveAs = value;
    } else if (key === 'terminal' && value) meta.terminal = value;
    else if (key === 'about' && value) meta.about = value.split(',');
    else
      throw new Error(
        `“${word}” behind a fence is not known. Known: run, copy, save-as=path, terminal=name, about=finding.`,
      );
  }
  return meta;
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}
