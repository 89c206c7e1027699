import type { Proof, Ruling } from './prove-step.ts';

const SIGN: Record<Ruling, string> = { proven: '✓', disproven: '✗', unknown: '?' };

export const EXIT_CODES = { proven: 0, disproven: 1, unknown: 2 } as const;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** One proof on one line, as it is done. */
export function proofLine({ step, what, ruling, words, tookMs }: Proof): string {
  return `${SIGN[ruling]} ${step}  ${what} (${seconds(tookMs)})  ${words}`;
}

/** All proofs, with a line of sums, then the evidence of what is not proven. */
export function table(proofs: readonly Proof[]): string {
  const wide = (of: (proof: Proof) => string): number => Math.max(0, ...proofs.map((proof) => of(proof).length));
  const [step, what] = [wide((proof) => proof.step), wide((proof) => proof.what)];
  const rows = proofs.map(
    (proof) =>
      `${SIGN[proof.ruling]} ${proof.step.padEnd(step)}  ${proof.what.padEnd(what)}  ${seconds(proof.tookMs).padStart(7)}  ${proof.words}`,
  );
  const number = (ruling: Ruling): number => proofs.filter((proof) => proof.ruling === ruling).length;
  const sums = `${number('proven')} proven, ${number('disproven')} not proven, ${number('unknown')} could not tell`;
  const evidence = proofs.flatMap(({ detail, step: id, what: name }) =>
    detail === null ? [] : ['', `── ${id}, ${name}`, detail],
  );
  return [...rows, ...evidence, '', sums].join('\n');
}

/** What the whole comes to: one disproof outweighs everything, one that we could not tell outweighs what is proven. */
export function ruling(proofs: readonly Proof[]): Ruling {
  if (proofs.some((proof) => proof.ruling === 'disproven')) return 'disproven';
  return proofs.length > 0 && proofs.every((proof) => proof.ruling === 'proven') ? 'proven' : 'unknown';
}
