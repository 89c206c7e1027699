import { once, type CheckContext, type ServiceState, type TaskState } from '@stackyard/kit';

export const SERVICE = 'appsec_web';
const PORT = 8080;
/** Enough for four replicas in turn to be asked twice. */
const QUESTIONS = 8;

export interface Web {
  readonly service: ServiceState;
  /** Those that run, as the swarm wants it. */
  readonly running: readonly TaskState[];
  /** Those that ended without being told to. */
  readonly failed: readonly TaskState[];
}

/** The service of the web app, or what is missing before there can be one. */
export type Found = { web: Web } | { missing: 'swarm' | 'service' };

export function readWeb({ swarm, say }: CheckContext): () => Promise<Found> {
  return once(async () => {
    say(`asking the swarm about ${SERVICE}`);
    const service = await swarm.service(SERVICE);
    if (!service) return { missing: (await swarm.active()) ? 'service' : 'swarm' };
    const tasks = await swarm.tasks(SERVICE);
    return {
      web: {
        service,
        running: tasks.filter(({ state, wanted }) => state === 'running' && wanted === 'running'),
        failed: tasks.filter(({ state }) => state === 'failed' || state === 'rejected'),
      },
    };
  });
}

/** What came of the same visitor’s questions, one after the other. */
export interface Visits {
  readonly answered: number;
  readonly asked: number;
  /** How many took the cookie of the first for their own: a replica with another key gives a new one. */
  readonly knewCookie: number;
}

/** Asks for the login page again and again, with the cookie that came first. Nobody is logged in or out by it. */
export function visit({ http, say }: CheckContext): () => Promise<Visits> {
  return once(async () => {
    say(`asking port ${PORT} ${QUESTIONS + 1} times for the login page`);
    const first = await http(PORT, '/login');
    const cookie = first.answered ? /_csrf=[^;]+/.exec(first.headers['set-cookie'] ?? '')?.[0] : undefined;
    if (cookie === undefined) return { answered: 0, asked: 1, knewCookie: 0 };
    let answered = 0;
    let knewCookie = 0;
    for (let asked = 0; asked < QUESTIONS; asked++) {
      const answer = await http(PORT, '/login', { headers: { cookie } });
      if (!answer.answered || answer.status !== 200) continue;
      answered++;
      if (!(answer.headers['set-cookie'] ?? '').includes('_csrf=')) knewCookie++;
    }
    return { answered, asked: QUESTIONS, knewCookie };
  });
}

/** How many of the replicas that run have answered a question for a page. */
export async function countServing({ docker }: CheckContext, { running }: Web): Promise<number> {
  const containers = running.flatMap(({ containerId }) => containerId ?? []);
  const logs = await Promise.all(containers.map((id) => docker.logs(id, { tail: 500 })));
  return logs.filter((log) => /\b(GET|POST) \S+ \d{3} \d+ ms/.test(log)).length;
}
