import { CannotTell, type CheckContext } from '@stackyard/kit';

const LOG_PORT = 6002;
/** Decisions asked for at once: a probe reads at most 256 KiB of an answer. */
const PAGE = 250;
/** More than the security log keeps at hand. */
const MOST_PAGES = 40;

/** One thing that the system decided, as the security log tells it. */
export interface Decision {
  seq: number;
  id: string | null;
  source: string;
  destination: string;
  operation: string;
  allowed: boolean;
  /** Which step of an update it was, by the rule that was asked; null where no rule had a number. */
  hop: number | null;
  code: string;
  reason: string;
  at: Date;
}

/** Everything that the security log has at hand, oldest first. Throws CannotTell where it does not answer. */
export async function readDecisions({ http, say }: Pick<CheckContext, 'http' | 'say'>): Promise<Decision[]> {
  say(`reading the security log on port ${LOG_PORT}`);
  const decisions: Decision[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const since = decisions.at(-1)?.seq ?? 0;
    const answer = await http(LOG_PORT, `/decisions?since=${since}&limit=${PAGE}`);
    const read = answer.answered && answer.status === 200 ? parse(answer.body) : null;
    if (read === null)
      throw new CannotTell(
        'The security log does not answer',
        'See whether it is healthy: `docker compose ps security_log`',
      );
    decisions.push(...read);
    if (read.length < PAGE) break;
  }
  return decisions;
}

function parse(body: string): Decision[] | null {
  try {
    const json: unknown = JSON.parse(body);
    return Array.isArray(json) ? json.flatMap(toDecision) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Reads one decision, from the log or from `policy try` (which numbers none: 0). What is none is left out. */
export function toDecision(json: unknown): Decision[] {
  if (typeof json !== 'object' || json === null) return [];
  const field = (name: string): unknown => Reflect.get(json, name);
  const text = (name: string): string => {
    const value = field(name);
    return typeof value === 'string' ? value : '';
  };
  const number = (name: string): number | null => {
    const value = field(name);
    return typeof value === 'number' ? value : null;
  };
  if (text('decision') === '') return [];
  return [
    {
      seq: number('seq') ?? 0,
      id: text('id') || null,
      source: text('source'),
      destination: text('destination'),
      operation: text('operation'),
      allowed: text('decision') === 'allowed',
      hop: number('hop'),
      code: text('code'),
      reason: text('reason'),
      at: new Date(text('at') || 0),
    },
  ];
}

/** The tag of this learner: the first four characters of the first id that the system heard of. */
export function tagOf(decisions: readonly Decision[]): string {
  const first = decisions.find(({ id }) => id !== null)?.id;
  if (first === undefined || first === null)
    throw new CannotTell(
      'The security log holds no update',
      'Was the system started anew? Ship an update as in step 2; its id then is the first.',
    );
  return first.slice(0, 4);
}
