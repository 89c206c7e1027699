import type { Pages } from '../app.ts';
import { needsSession } from '../app.ts';
import { field, readForm } from '../form.ts';
import { ADMIN } from '../people/accounts.ts';
import { findSubmission, listSubmissions, type Submission } from '../people/submissions.ts';

/** Rows on one page; the newest. */
const MOST = 1000;
const CUT = 30;

export const history: Pages = (app, { database: { ask } }) => {
  const toRow = ({ id, username, text }: Submission) => ({ id, username, text: text.slice(0, CUT) });
  const show = ({ count, submissions }: { count: number; submissions: Submission[] }) => ({
    count,
    rows: submissions.map(toRow),
  });

  app.get('/history', async (request, reply) => {
    const session = needsSession(request, reply);
    if (!session) return reply;
    const whose = session.username === ADMIN ? null : session.username;
    return reply.page('history', show(await listSubmissions(ask, whose, MOST)));
  });

  app.post('/history', async (request, reply) => {
    const session = needsSession(request, reply);
    if (!session) return reply;
    if (session.username !== ADMIN) return reply.page('history', show({ count: 0, submissions: [] }));
    const read = readForm({ userquery: field('The username', 50) }, request.body);
    if (!read.ok)
      return reply
        .code(400)
        .page('history', show({ count: 0, submissions: [] }), { id: 'result', text: `${read.words}.` });
    return reply.page('history', show(await listSubmissions(ask, read.form.userquery, MOST)));
  });

  app.get<{ Params: { id: string } }>('/history/query:id(^\\d{1,9}$)', async (request, reply) => {
    const session = needsSession(request, reply);
    if (!session) return reply;
    const submission = await findSubmission(ask, Number(request.params.id));
    const mayRead = submission?.username === session.username || session.username === ADMIN;
    return submission && mayRead
      ? reply.page('query', { ...submission, author: submission.username, username: session.username })
      : reply.leadTo('/history');
  });
};
