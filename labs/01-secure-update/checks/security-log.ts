import { CannotTell, type CheckContext } from '@stackyard/kit';

const LOG_PORT = 6002;
/** As many as fit one answer that a probe reads whole. */
const PAGE = 250;

/** One decision of the monitor, as the security log tells it. */
export interface Decision {
  seq: number;
  id: string | null;
  source: string;
  destination: string;
  operation: string;
  allowed: boolean;
  hop: number | null;
  code: string | null;
  reason: string;
  at: Date;
}

/** Every decision that the security log still knows, oldest first. */
export async function readDecisions({ http, say }: Pick<CheckContext, 'http' | 'say'>): Promise<Decision[]> {
  say(`reading the security log on port ${LOG_PORT}`);
  const decisions: Decision[] = [];
  for (;;) {
    const answer = await http(LOG_PORT, `/decisions?since=${decisions.at(-1)?.seq ?? 0}&limit=${PAGE}`);
    if (!answer.answered || answer.status !== 200)
      throw new CannotTell(
        'The security log does not answer',
        'See whether it is healthy: `docker compose ps security_log`',
      );
    const page = toDecisions(answer.body);
    decisions.push(...page);
    if (page.length < PAGE) return decisions;
  }
}

export function toDecisions(body: string): Decision[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new CannotTell(
      'The security log’s answer is no list',
      `Look at it: \`curl -s localhost:${LOG_PORT}/decisions\``,
    );
  }
  return Array.isArray(json) ? json.flatMap(toDecision) : [];
}

function toDecision(json: unknown): Decision[] {
  if (typeof json !== 'object' || json === null) return [];
  const field = (name: string): unknown => Reflect.get(json, name);
  const text = (name: string): string | null => {
    const value = field(name);
    return typeof value === 'string' ? value : null;
  };
  const number = (name: string): number | null => {
    const value = field(name);
    return typeof value === 'number' ? value : null;
  };
  const seq = number('seq');
  if (seq === null) return [];
  return [
    {
      seq,
      id: text('id'),
      source: text('source') ?? '?',
      destination: text('destination') ?? '?',
      operation: text('operation') ?? '?',
      allowed: text('decision') === 'allowed',
      hop: number('hop'),
      code: text('code'),
      reason: text('reason') ?? '',
      at: new Date(text('at') ?? 0),
    },
  ];
}

/** The hops of one update that passed, in their order, each as often as it did. */
export const hopsOf = (decisions: readonly Decision[], id: string): number[] =>
  decisions.flatMap((one) => (one.id === id && one.allowed && one.hop !== null ? [one.hop] : []));

/** Whether every hop passed, in its turn, and once. */
export const isThirteen = (hops: readonly number[]): boolean =>
  hops.length === 13 && hops.every((hop, index) => hop === index + 1);
