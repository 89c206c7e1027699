import type { FastifyInstance, HTTPMethods } from 'fastify';
import { plainPage } from './render.ts';

/** Remembers which methods each path has, and answers 405 for the others. */
export function refuseOtherMethods(app: FastifyInstance): { refuseTheRest: () => void } {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set<string>();
    for (const name of [method].flat()) known.add(name);
    methods.set(url, known);
  });
  return {
    refuseTheRest: () => {
      // a copy: each route that is added here is heard of above
      for (const [url, known] of new Map(methods)) {
        const allowed = [...known];
        const others = app.supportedMethods.filter((method) => !known.has(method)) as HTTPMethods[];
        app.route({
          method: others,
          url,
          // before anything is asked of the caller: such a request has no token, and needs none
          onRequest: async (_request, reply) =>
            reply
              .code(405)
              .header('allow', allowed.join(', '))
              .send(plainPage('Method not allowed', `This page takes ${allowed.join(' and ')}.`)),
          handler: (_request, reply) => reply,
        });
      }
    },
  };
}
