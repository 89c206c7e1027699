import type { FilesDown, FilesUp } from '@stackyard/protocol/files';
import type { SessionMachine } from '../parts.ts';
import { inHome } from './path.ts';

/** How often the machine looks, in seconds. Polled, as inotify has few watches, which the learner’s own programs need. */
const LOOK_EVERY_S = 0.5;

// Reads lists of paths, each headed by a tag and ended by an empty path, and says again and again what the disk says of those of
// the last list, headed by its tag. It ends with its input.
const SCRIPT = `paths=()
while :; do
  IFS= read -r -d '' -t ${LOOK_EVERY_S} came
  code=$?
  if [ $code = 0 ]; then
    tag=$came paths=()
    while IFS= read -r -d '' path || exit 0; [ -n "$path" ]; do paths+=("$path"); done
  elif [ $code -le 128 ]; then
    exit 0
  fi
  if [ \${#paths[@]} -gt 0 ]; then
    printf '%s\\0' "$tag"
    find -L "\${paths[@]}" -maxdepth 0 -printf '%p\\0%i:%s:%m:%T@:%C@\\0' 2>/dev/null
    printf '\\0'
  fi
done`;

/** A hundred paths of the greatest length, and their stamps. */
const MOST_CHARACTERS = 524_288;

interface Hear {
  changed(frame: Extract<FilesDown, { type: 'changed' }>): void;
  /** The machine looks no more; `said` is why. */
  ended(said: string): void;
}

/** Watches files and folders of one machine as the learner, until it is disposed. Each change is told once. */
export class FileWatch implements Disposable {
  readonly #stream: ReturnType<SessionMachine['stream']>;
  readonly #hear: Hear;
  /** What the page knows, by absolute path. */
  #known = new Map<string, { path: string; stamp: string | null }>();
  /** Which list the machine’s answers belong to. */
  #tag = 0;
  #came = '';

  constructor(machine: SessionMachine, hear: Hear) {
    this.#hear = hear;
    this.#stream = machine.stream(['bash', '-c', SCRIPT, 'watch'], {
      user: 'learner',
      output: (text) => this.#take(text),
      ended: (said) => hear.ended(said),
    });
  }

  /** Watches these paths, and no others, from now on. Throws `bad-path`. */
  watch({ paths }: FilesUp): void {
    this.#known = new Map(paths.map((each) => [inHome(each.path), { ...each }]));
    this.#tag += 1;
    this.#stream.write(`${[this.#tag, ...this.#known.keys()].join('\0')}\0\0`);
  }

  [Symbol.dispose](): void {
    this.#stream[Symbol.dispose]();
  }

  #take(text: string): void {
    this.#came += text;
    for (let end = this.#came.indexOf('\0\0'); end !== -1; end = this.#came.indexOf('\0\0')) {
      const [tag, ...seen] = this.#came.slice(0, end).split('\0');
      this.#came = this.#came.slice(end + 2);
      if (Number(tag) === this.#tag) this.#compare(toStamps(seen));
    }
    if (this.#came.length > MOST_CHARACTERS) this.#fail();
  }

  #compare(seen: ReadonlyMap<string, string>): void {
    for (const [absolute, known] of this.#known) {
      const stamp = seen.get(absolute) ?? null;
      if (stamp === known.stamp) continue;
      known.stamp = stamp;
      this.#hear.changed({ type: 'changed', path: known.path, stamp });
    }
  }

  #fail(): void {
    this[Symbol.dispose]();
    this.#came = '';
    this.#hear.ended('it answered more than a look can hold');
  }
}

function toStamps(parts: readonly string[]): Map<string, string> {
  const stamps = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) stamps.set(parts[at] ?? '', parts[at + 1] ?? '');
  return stamps;
}
