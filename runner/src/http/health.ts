import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { problem } from '../problems.ts';
import type { App, HttpParts } from './app.ts';

const STATES = ['requested', 'queued', 'starting', 'ready', 'resetting', 'ending'] as const;

/** For whoever watches the runner: /healthz (it answers), /readyz (it can start machines), /metrics (Prometheus). */
export function addHealth(app: App, { sessions, isReady }: HttpParts): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'stackyard_' });
  const took = new Histogram({
    name: 'stackyard_http_request_seconds',
    help: 'How long requests took, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  void new Gauge({
    name: 'stackyard_sessions',
    help: 'Sessions by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const all = sessions.all();
      for (const state of STATES) this.set({ state }, all.filter(({ live }) => live.state === state).length);
    },
  });

  app.addHook('onResponse', async (request, reply) => {
    const { url: route } = request.routeOptions;
    if (route && !request.ws)
      took.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });

  app.get('/healthz', { logLevel: 'warn', schema: { hide: true } }, () => ({ ok: true }));
  app.get('/readyz', { logLevel: 'warn', schema: { hide: true } }, async () => {
    if (!(await isReady())) throw problem('engine-silent');
    return { ok: true };
  });
  app.get('/metrics', { logLevel: 'warn', schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
