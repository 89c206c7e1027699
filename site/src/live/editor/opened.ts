import type { FileContent, FileWritten, WriteFile } from '@stackyard/protocol/files';
import type { Problem } from '@stackyard/protocol/problem';
import { api, ProblemError } from '../api.ts';
import { CodeView } from './code-view.ts';
import { Draft } from './draft.ts';
import { afterLook, afterProblem, afterSave, fromDisk, fromDraft, isUnsaved, type Known } from './standing.ts';

interface Place {
  parent: HTMLElement;
  /** The session whose machine has the files, while it is ready. */
  session(): string | null;
  /** Text, standing or rights are other than before. */
  changed(): void;
  /** The disk has changed and could not be seen. */
  missed(): void;
  /** Saving was asked for while it is not decided which version is to be kept. */
  undecided(): void;
  saved(): void;
  failed(problem: Problem): void;
}

/** One open file: its text in an editor, and what is known of the file on disk. */
export class Opened implements Disposable {
  readonly path: string;
  readonly view: CodeView;
  /** When it was last saved from here, in ms; null: not yet. */
  savedAt: number | null = null;
  saving = false;
  readonly #place: Place;
  readonly #draft: Draft;
  #known: Known;
  #saveAgain = false;

  constructor(found: FileContent, place: Place) {
    this.path = found.path;
    this.#place = place;
    this.#draft = new Draft(found.path);
    const kept = this.#draft.kept;
    this.#known = kept === null ? fromDisk(found) : fromDraft(kept.version, found);
    this.view = new CodeView(place.parent, found.path, kept?.text ?? found.content, {
      changed: () => this.#changed(),
      save: () => void this.save(),
    });
    void this.#become(this.#known);
  }

  get known(): Known {
    return this.#known;
  }

  get unsaved(): boolean {
    return isUnsaved(this.#known, this.view.text);
  }

  /** Looks at the disk, and takes in what changed there where nothing of the learner’s own is lost. */
  async look(): Promise<void> {
    const session = this.#place.session();
    if (session === null || this.saving) return;
    try {
      const found = await api.read(session, this.path);
      const { known, text } = afterLook(this.#known, this.view.text, found);
      await this.#become(known, text);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const known = afterProblem(this.#known, error.problem);
      if (known) await this.#become(known);
      else this.#place.missed();
    }
  }

  /** Saves what is in the editor, unless there are two versions: then one is chosen first. */
  async save(): Promise<void> {
    if (this.#known.standing.kind === 'conflict') this.#place.undecided();
    else await this.#write(this.#known.version);
  }

  /** Saves over what is on disk, which the learner has seen. */
  async keepMine(): Promise<void> {
    const { standing } = this.#known;
    if (standing.kind === 'conflict') await this.#write(standing.theirs.version);
  }

  async takeTheirs(): Promise<void> {
    const { standing } = this.#known;
    if (standing.kind === 'conflict') await this.#become(fromDisk(standing.theirs), standing.theirs.content);
  }

  /** Keeps what is not saved, at once: the page may be about to go. */
  keepNow(): void {
    this.#draft.keepNow();
  }

  /** Forgets what was not saved. */
  forget(): void {
    this.#draft.forget();
  }

  [Symbol.dispose](): void {
    this.#draft.keepNow();
    this.view[Symbol.dispose]();
  }

  async #write(version: string | null): Promise<void> {
    const session = this.#place.session();
    // What was typed while it is saved is saved after it.
    this.#saveAgain = this.saving;
    if (this.saving || session === null) return;
    this.saving = true;
    this.#place.changed();
    const content = this.view.text;
    const came = await write(session, { path: this.path, content, version });
    this.saving = false;
    if ('stamp' in came) {
      this.savedAt = Date.now();
      await this.#become(afterSave(this.#known, content, came));
      this.#place.saved();
      if (this.#saveAgain) await this.save();
      return;
    }
    this.#place.changed();
    if (came.name === 'file-changed') await this.look();
    else this.#place.failed(came);
  }

  async #become(known: Known, text: string | null = null): Promise<void> {
    this.#known = known;
    this.view.readOnly = !known.writable;
    const { standing } = known;
    await this.view.compare(standing.kind === 'conflict' ? standing.theirs.content : null);
    if (text !== null) await this.view.replace(text);
    this.#changed();
  }

  #changed(): void {
    if (this.unsaved) this.#draft.keep({ text: this.view.text, version: this.#known.version });
    else this.#draft.forget();
    this.#place.changed();
  }
}

async function write(session: string, file: WriteFile): Promise<FileWritten | Problem> {
  try {
    return await api.write(session, file);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}
