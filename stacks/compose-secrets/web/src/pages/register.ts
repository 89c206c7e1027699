import type { Pages } from '../app.ts';
import { field, readForm } from '../form.ts';
import { register as makeAccount } from '../people/accounts.ts';

const FIELDS = {
  uname: field('The username', 50),
  pword: field('The password', 256),
  '2fa': field('The number', 11),
};

export const register: Pages = (app, { database }) => {
  app.get('/register', (request, reply) => (request.session ? reply.leadTo('/') : reply.page('register')));

  app.post('/register', async (request, reply) => {
    if (request.session) return reply.leadTo('/');
    const refuse = (status: number, why: string) =>
      reply.code(status).page('register', {}, { id: 'success', text: `Failure: ${why}` });
    const read = readForm(FIELDS, request.body);
    if (!read.ok) return refuse(400, read.words);
    const { uname, pword, '2fa': number } = read.form;
    if (!(await makeAccount(database.ask, uname, pword, number))) return refuse(200, `Username ${uname} is taken`);
    return reply.leadTo('/', { id: 'success', text: `Success: You registered as ${uname}` });
  });
};
