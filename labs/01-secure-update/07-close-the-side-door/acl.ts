import type { AccessRule } from '@stackyard/kit';

/** One line of the broker’s own list: who may do what with which topic. */
export interface Rule {
  user: string;
  topic: string;
  operation: string;
}

/** Every topic that there is, for rules that name none. */
export const TOPICS = ['monitor', 'manager', 'downloader', 'storage', 'verifier', 'updater', 'security_log'] as const;

/** What the broker’s list allows with topics. A rule for all of them, or for those that begin alike, stands for each. */
export const readRules = (list: readonly AccessRule[]): Rule[] =>
  list
    .filter(({ kind, allows }) => kind === 'TOPIC' && allows)
    .flatMap(({ principal, operation, name, prefix }) =>
      TOPICS.filter((topic) => name === '*' || name === topic || (prefix && topic.startsWith(name))).map((topic) => ({
        user: principal.replace(/^User:/, ''),
        topic,
        operation,
      })),
    );

/** Who may do an operation with a topic, by name. */
export const allowed = (rules: readonly Rule[], topic: string, operation: 'READ' | 'WRITE'): string[] => [
  ...new Set(
    rules.flatMap((rule) =>
      rule.topic === topic && (rule.operation === operation || rule.operation === 'ALL') ? [rule.user] : [],
    ),
  ),
];
