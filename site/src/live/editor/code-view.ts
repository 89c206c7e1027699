import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type StateEffect } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { codeColours, codeTheme } from './code-theme.ts';
import { languageOf } from './language-of.ts';
import { syntaxOf } from './languages.ts';
import { indentOf, lineEndOf } from './text-form.ts';

interface Hear {
  changed(): void;
  save(): void;
}

// These are the page’s: Ctrl+Enter checks the step.
const OURS = new Set(['Mod-Enter']);

/** The text of one file in CodeMirror. */
export class CodeView implements Disposable {
  readonly #view: EditorView;
  readonly #form = new Compartment();
  readonly #rights = new Compartment();
  readonly #compared = new Compartment();
  #place: StateEffect<unknown> | null = null;

  constructor(parent: HTMLElement, path: string, text: string, hear: Hear) {
    const syntax = new Compartment();
    const extensions = [
      lineNumbers(),
      highlightSpecialChars(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      history(),
      indentOnInput(),
      bracketMatching(),
      search(),
      codeTheme,
      syntaxHighlighting(codeColours),
      syntax.of([]),
      this.#form.of(formOf(text)),
      this.#rights.of([]),
      this.#compared.of([]),
      keymap.of([
        { key: 'Mod-s', run: () => (hear.save(), true) },
        indentWithTab,
        ...defaultKeymap.filter(({ key }) => !OURS.has(key ?? '')),
        ...historyKeymap,
        ...searchKeymap,
      ]),
      EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': path, 'aria-describedby': 'editor-way-out' }),
      EditorView.updateListener.of(({ docChanged }) => docChanged && hear.changed()),
    ];
    this.#view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
    void syntaxOf(languageOf(path.slice(path.lastIndexOf('/') + 1), text)).then((found) =>
      this.#view.dispatch({ effects: syntax.reconfigure(found) }),
    );
  }

  /** What is in the editor, with the line ends that the file has. */
  get text(): string {
    return this.#view.state.sliceDoc();
  }

  /** Where the cursor is, counted from the beginning. */
  get cursor(): number {
    return this.#view.state.selection.main.head;
  }

  set cursor(at: number) {
    const anchor = Math.min(at, this.#view.state.doc.length);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  }

  /** Puts another text in, changing only what differs: the cursor stays at its words, and it can be undone. */
  async replace(text: string): Promise<void> {
    const { diff } = await import('@codemirror/merge');
    const next = EditorState.create({ doc: text, extensions: formOf(text) }).doc.toString();
    const changes = diff(this.#view.state.doc.toString(), next, { scanLimit: 2000 }).map((change) => ({
      from: change.fromA,
      to: change.toA,
      insert: next.slice(change.fromB, change.toB),
    }));
    this.#view.dispatch({ changes, effects: this.#form.reconfigure(formOf(text)) });
  }

  /** Shows what another text has in place of the learner’s lines, above them; null: no longer. */
  async compare(other: string | null): Promise<void> {
    if (other === null) return this.#view.dispatch({ effects: this.#compared.reconfigure([]) });
    const { unifiedMergeView } = await import('@codemirror/merge');
    const shown = unifiedMergeView({ original: other, mergeControls: false, gutter: true });
    this.#view.dispatch({ effects: this.#compared.reconfigure(shown) });
  }

  set readOnly(readOnly: boolean) {
    this.#view.dispatch({ effects: this.#rights.reconfigure(EditorState.readOnly.of(readOnly)) });
  }

  focus(): void {
    this.#view.focus();
  }

  /** A hidden editor forgets how far it was scrolled: it is noted before, and set again when it is back. */
  hide(): void {
    this.#place ??= this.#view.scrollSnapshot();
    this.#view.dom.hidden = true;
  }

  show(): void {
    this.#view.dom.hidden = false;
    if (this.#place) this.#view.dispatch({ effects: this.#place });
    this.#place = null;
    this.#view.requestMeasure();
  }

  [Symbol.dispose](): void {
    this.#view.destroy();
  }
}

function formOf(text: string) {
  return [EditorState.lineSeparator.of(lineEndOf(text)), indentUnit.of(indentOf(text))];
}
