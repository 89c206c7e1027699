import type { CheckWanted, Parts } from '../../session/parts.ts';

/** How long each thing that a check asked took, in ms, by what it says it asks. */
export type Asked = Map<string, number[]>;

/** The same check, and `asked` gets what it spends its time on. */
export function timeAsked(examine: Parts['examine'], asked: Asked): Parts['examine'] {
  return async (wanted: CheckWanted) => {
    let doing = 'beginning';
    let since = performance.now();
    const turn = (next: string): void => {
      const now = performance.now();
      asked.set(doing, [...(asked.get(doing) ?? []), now - since]);
      [doing, since] = [next, now];
    };
    const verdict = await examine({
      ...wanted,
      progress: (checking) => {
        turn(checking.now === '' ? `finding ${checking.done + 1}` : checking.now);
        wanted.progress(checking);
      },
    });
    turn('');
    return verdict;
  };
}
