import { Phase, type Proof, type Spent } from '@stackyard/protocol/proof';
import { seconds } from './proof-words.ts';

const WORDS: Record<Phase, string> = {
  restore: 'machines made or restored, Docker up',
  up: 'containers up and healthy again',
  doing: 'the page, solutions, wrong answers',
  looking: 'checks, until they stay',
  keeping: 'checkpoints',
  removing: 'machines removed, beside the rest',
};

/** Where the time went, phase by phase over all machines: by the clock, and on the processors. */
export function timeTable({ labs, tookMs }: Pick<Proof, 'labs' | 'tookMs'>): string {
  const all = labs.flatMap(({ spent }) => spent);
  const total = (phase: Phase, key: keyof Spent): number =>
    all.reduce((sum, spent) => sum + (spent[phase]?.[key] ?? 0), 0);
  const used = Phase.options.filter((phase) => total(phase, 'wallMs') > 0);
  const rows = used.map((phase) => row(WORDS[phase], total(phase, 'wallMs'), total(phase, 'cpuMs')));
  const sum = (key: keyof Spent): number => used.reduce((all, phase) => all + total(phase, key), 0);
  return [
    `Where the time went (${seconds(tookMs)} in all; machines run beside each other)`,
    `${''.padEnd(WIDE)} ${'clock'.padStart(10)} ${'processor'.padStart(10)}`,
    ...rows,
    row('together', sum('wallMs'), sum('cpuMs')),
  ].join('\n');
}

const WIDE = Math.max(...Object.values(WORDS).map(({ length }) => length)) + 1;

const row = (words: string, wallMs: number, cpuMs: number): string =>
  `${words.padEnd(WIDE)} ${seconds(wallMs).padStart(10)} ${seconds(cpuMs).padStart(10)}`;
