/** One line of the broker’s own list: who may do what with which topic. */
export interface Rule {
  user: string;
  topic: string;
  operation: string;
}

const RESOURCE = /resourceType=(\w+), name=([^,]*), patternType=(\w+)/;
const ENTRY = /principal=User:([^,]+), host=[^,]*, operation=(\w+), permissionType=ALLOW/;

/** Every topic that there is, for rules that name none. */
export const TOPICS = ['monitor', 'manager', 'downloader', 'storage', 'verifier', 'updater', 'security_log'] as const;

/** Reads what kafka-acls.sh lists. A rule for all topics, or for those that begin alike, stands for each of them. */
export function readRules(listing: string): Rule[] {
  const rules: Rule[] = [];
  let topics: string[] = [];
  for (const line of listing.split('\n')) {
    const resource = RESOURCE.exec(line);
    if (resource) {
      const [, type, name = '', pattern] = resource;
      topics = type === 'TOPIC' ? TOPICS.filter((topic) => covers(pattern, name, topic)) : [];
    }
    const entry = ENTRY.exec(line);
    if (!entry) continue;
    const [, user = '', operation = ''] = entry;
    rules.push(...topics.map((topic) => ({ user, topic, operation })));
  }
  return rules;
}

const covers = (pattern: string | undefined, name: string, topic: string): boolean =>
  name === '*' || name === topic || (pattern === 'PREFIXED' && topic.startsWith(name));

/** Who may do an operation with a topic, by name. */
export const allowed = (rules: readonly Rule[], topic: string, operation: 'READ' | 'WRITE'): string[] => [
  ...new Set(
    rules.flatMap((rule) =>
      rule.topic === topic && (rule.operation === operation || rule.operation === 'ALL') ? [rule.user] : [],
    ),
  ),
];
