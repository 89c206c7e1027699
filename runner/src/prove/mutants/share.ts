/** How many of a lab’s mutants its checks refused, of those that they had to refuse. */
export interface Share {
  killed: number;
  survived: number;
}

/** The goal for every lab, in percent. */
const GOAL = 95;

/** Whether a share is at least as large as another one; counted, so that nothing is lost in rounding. Nothing at all is no share. */
export function reaches(share: Share, other: Share): boolean {
  const [of, otherOf] = [share.killed + share.survived, other.killed + other.survived];
  return share.killed * otherOf >= other.killed * of;
}

export const reachesGoal = (share: Share): boolean => reaches(share, { killed: GOAL, survived: 100 - GOAL });

/** `98.3 %`, rounded down: what does not reach a figure never looks as if it did. */
export function percent({ killed, survived }: Share): string {
  const all = killed + survived;
  if (all === 0) return 'none';
  const tenths = Math.floor((killed * 1000) / all);
  return `${(tenths / 10).toFixed(tenths === 1000 ? 0 : 1)} %`;
}

export function sum(shares: readonly Share[]): Share {
  return {
    killed: shares.reduce((total, { killed }) => total + killed, 0),
    survived: shares.reduce((total, { survived }) => total + survived, 0),
  };
}
