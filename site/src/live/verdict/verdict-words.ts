import type { Checking, FindingResult, Verdict } from '@stackyard/protocol/verdict';
import { clockSeconds } from '../words/time.ts';
import type { Row } from './verdict-rows.ts';
import { findingRows } from './verdict-rows.ts';

export interface VerdictWords {
  state: 'checking' | 'pass' | 'fail' | 'error';
  headline: string;
  /** Right of the headline: the finding’s name (code) and a count or a time. */
  side: { code: string | null; text: string };
  rows: Row[];
  /** The finding whose rows these are, where it does not hold. */
  about: string | null;
  /** The other findings that do not hold, one line each. */
  others: { outcome: 'fail' | 'error'; headline: string; name: string }[];
  /** The whole verdict as one sentence for the ear. */
  spoken: string;
}

/** What a verdict says. `step` is the step’s number, `next` what follows it. */
export function verdictWords(verdict: Verdict, step: number, next: string | null): VerdictWords | null {
  const { findings } = verdict;
  const failing = findings.filter((finding) => finding.outcome === 'fail');
  const unsure = findings.filter((finding) => finding.outcome === 'error');
  const holding = findings.length - failing.length - unsure.length;

  if (verdict.outcome === 'pass') {
    const shown = findings.at(-1);
    if (!shown) return null;
    const headline = `Passed. ${sentence(shown.headline)}`;
    const { hint: _hint, see: _see, ...evidence } = shown;
    const rows = findingRows(evidence, 'Next');
    if (next !== null) rows.push({ label: 'Next', lines: [{ kind: 'text', parts: [{ code: false, text: next }] }] });
    const side = { code: null, text: `${holding} of ${findings.length} findings\n${clockSeconds(verdict.at)}` };
    return { state: 'pass', headline, side, rows, about: null, others: [], spoken: `Step ${step}: ${headline}` };
  }

  const shown = failing[0] ?? unsure[0];
  if (!shown) return null;
  const others = [...failing, ...unsure].filter((finding) => finding !== shown).map(oneLine);
  if (failing.length > 0) {
    const side = { code: shown.name, text: `${holding} of ${findings.length} ${holding === 1 ? 'holds' : 'hold'}` };
    const spoken = `Step ${step}: fails. ${sentence(shown.headline)}`;
    return {
      state: 'fail',
      headline: shown.headline,
      side,
      rows: findingRows(shown, 'Try'),
      about: shown.name,
      others,
      spoken,
    };
  }
  return {
    state: 'error',
    headline: shown.headline || 'We could not tell',
    side: { code: shown.name, text: 'not counted' },
    rows: findingRows(shown, 'Next'),
    about: shown.name,
    others,
    spoken: `Step ${step}: we could not tell, not counted. ${sentence(shown.headline)}`,
  };
}

/** A check that runs now; `seconds` since the page saw it begin. */
export function checkingWords(checking: Checking, seconds: number): VerdictWords {
  const { done, of } = checking;
  const text = `${of === 0 ? '' : `finding ${Math.min(done + 1, of)} of ${of}\n`}${seconds} s`;
  return {
    state: 'checking',
    headline: 'Checking',
    side: { code: null, text },
    rows:
      checking.now === ''
        ? []
        : [{ label: 'Now', lines: [{ kind: 'text', parts: [{ code: false, text: checking.now }] }] }],
    about: null,
    others: [],
    spoken: '',
  };
}

function oneLine(finding: FindingResult): VerdictWords['others'][number] {
  return { outcome: finding.outcome === 'error' ? 'error' : 'fail', headline: finding.headline, name: finding.name };
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
