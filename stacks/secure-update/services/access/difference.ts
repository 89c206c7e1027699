import type { Acl } from '@platformatic/kafka';

/** What to add to the rules that are there, and what to take away, so that they become those that are wanted. */
export function difference(there: readonly Acl[], wanted: readonly Acl[]): { add: Acl[]; remove: Acl[] } {
  const had = new Set(there.map(toKey));
  const keep = new Set(wanted.map(toKey));
  return {
    add: wanted.filter((rule) => !had.has(toKey(rule))),
    remove: there.filter((rule) => !keep.has(toKey(rule))),
  };
}

function toKey(rule: Acl): string {
  const { resourceType, resourcePatternType, resourceName, principal, host, operation, permissionType } = rule;
  return [resourceType, resourcePatternType, operation, permissionType, host, principal, resourceName].join(' ');
}
