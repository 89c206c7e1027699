import type { Policy } from './schema.ts';
import { conditionsOf, turnsOf } from './schema.ts';

type Path = readonly PropertyKey[];

/** What is right field by field and still can't be meant: rules that could never pass, or that could pass again and again. */
export function findContradictions({ rules }: Policy): { path: Path; reason: string }[] {
  const hops = new Set(rules.flatMap(({ hop }) => (hop === undefined ? [] : [hop])));
  return rules.flatMap((rule, index) => {
    const faults: { path: Path; reason: string }[] = [];
    const turns = turnsOf(rule);
    for (const turn of turns ?? []) {
      if (turn === 'nothing' || hops.has(turn)) continue;
      faults.push({
        path: ['rules', index, 'after'],
        reason: `after: no rule has hop ${turn}, so this one can never pass`,
      });
    }
    if (turns !== undefined && rule.hop === undefined) {
      faults.push({
        path: ['rules', index],
        reason: 'a rule with after needs a hop: without one it could pass again and again',
      });
    }
    if (rule.hop !== undefined && turns?.includes(rule.hop) === true) {
      faults.push({ path: ['rules', index, 'after'], reason: `after: hop ${rule.hop} can not come after itself` });
    }
    const conditions = conditionsOf(rule);
    if (conditions.includes('verified') && conditions.includes('refused')) {
      faults.push({ path: ['rules', index, 'when'], reason: 'when: verified and refused are never both true' });
    }
    return faults;
  });
}
