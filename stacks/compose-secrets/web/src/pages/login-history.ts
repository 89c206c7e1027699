import type { Pages } from '../app.ts';
import { field, readForm } from '../form.ts';
import { ADMIN } from '../people/accounts.ts';
import { listLogins } from '../people/sessions.ts';

/** Rows on one page; the newest. */
const MOST = 1000;

export const loginHistory: Pages = (app, { database }) => {
  app.get('/login_history', (request, reply) => {
    if (request.session?.username !== ADMIN) return reply.leadTo('/');
    return reply.page('login-history', { logins: null });
  });

  app.post('/login_history', async (request, reply) => {
    if (request.session?.username !== ADMIN) return reply.leadTo('/');
    const read = readForm({ userid: field('The username', 50) }, request.body);
    if (!read.ok)
      return reply.code(400).page('login-history', { logins: null }, { id: 'result', text: `${read.words}.` });
    return reply.page('login-history', { logins: await listLogins(database, read.form.userid, MOST) });
  });
};
