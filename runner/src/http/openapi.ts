import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { App, HttpSettings } from './app.ts';

/** The API's own page at /api/docs, made from the schemas at the doors. */
export async function addOpenapi(app: App, settings: HttpSettings): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Stackyard',
        description:
          'Labs, sessions, terminals and checks. A fault is answered with {"problem": {name, title, message, hint}}.',
        version: settings.version,
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', logLevel: 'warn' });
}
