import type { Pages } from '../app.ts';
import { needsSession } from '../app.ts';
import { field, readForm } from '../form.ts';
import { addSubmission } from '../people/submissions.ts';
import { findMisspelled } from '../spell/check.ts';

const MOST_CHARACTERS = 10_000;

export const home: Pages = (app, { database, words }) => {
  app.get('/', (_request, reply) => reply.page('home', { checked: null }));

  app.get('/spell_check', (_request, reply) => reply.leadTo('/'));

  app.post('/spell_check', async (request, reply) => {
    const session = needsSession(request, reply);
    if (!session) return reply;
    const read = readForm({ inputtext: field('The text', MOST_CHARACTERS) }, request.body);
    if (!read.ok) return reply.code(400).page('home', { checked: null }, { id: 'result', text: `${read.words}.` });
    const text = read.form.inputtext;
    const misspelled = findMisspelled(text, words).join(', ');
    await addSubmission(database.ask, session.user_id, text, misspelled);
    return reply.page('home', { checked: { text, misspelled } });
  });
};
