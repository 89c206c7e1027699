import type { Recording } from '@stackyard/protocol/recording';
import { api, ProblemError } from '../api.ts';
import { h } from '../dom.ts';
import { showProblem } from '../layout/toast.ts';
import { state } from '../session/state.ts';
import { fileSize } from '../words/amounts.ts';
import { clock, took } from '../words/time.ts';

/** Shows the recordings of this attempt, the newest first, each to be saved. */
export async function showRecordings(): Promise<void> {
  const session = state.get().session;
  if (!session) return;
  try {
    const recordings = await api.recordings(session.id);
    makeDialog(session.id, recordings.toReversed(), session.recording).showModal();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    showProblem(error.problem, { label: 'Try again', act: () => void showRecordings() });
  }
}

function makeDialog(session: string, recordings: Recording[], runs: boolean): HTMLDialogElement {
  const close = h('button', { class: 'button', type: 'button' }, 'Close');
  const none = runs
    ? 'What is recorded now appears here after its first second.'
    : 'Record in the terminal’s menu makes one.';
  const list =
    recordings.length === 0
      ? h('div', { class: 'empty' }, h('strong', {}, 'No recording yet.'), ` ${none}`)
      : h('ul', { class: 'recordings' }, ...recordings.map((recording) => row(session, recording)));
  const dialog = h(
    'dialog',
    { class: 'recordings-dialog', 'aria-labelledby': 'recordings-title' },
    h('h2', { class: 'ask-title', id: 'recordings-title' }, 'Recordings'),
    h(
      'p',
      { class: 'ask-text' },
      'What the terminals of this attempt showed, as asciicast: ',
      h('code', {}, 'asciinema play FILE'),
      ' plays it. What was typed and not shown is not in it.',
    ),
    list,
    h('div', { class: 'ask-acts' }, close),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}

function row(session: string, { name, terminal, at, seconds, bytes }: Recording): HTMLElement {
  const address = `/api/sessions/${session}/recordings/${encodeURIComponent(name)}`;
  const label = `Save the recording of ${terminal} from ${clock(at)}`;
  return h(
    'li',
    { class: 'recording' },
    h('strong', {}, terminal),
    h('span', {}, `${clock(at)}, ${took(seconds * 1000)}, ${fileSize(bytes)}`),
    h('a', { class: 'button button-small', href: address, download: name, 'aria-label': label }, 'Save'),
  );
}
