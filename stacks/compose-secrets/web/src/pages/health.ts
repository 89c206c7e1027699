import type { Pages } from '../app.ts';
import { log, messageOf } from '../log.ts';
import { plainPage } from '../render.ts';

/** Whether this replica can do its work: it answers, and its database too. */
export const health: Pages = (app, { database: { ask } }) => {
  app.get('/healthz', async (_request, reply) => {
    try {
      await ask('select 1 as one from account limit 1');
      return await reply.send(plainPage('Healthy', 'The app and its database answer.'));
    } catch (error) {
      log(`unhealthy: ${messageOf(error)}`);
      return reply.code(503).send(plainPage('Unhealthy', 'The database does not answer.'));
    }
  });
};
