import { z } from 'zod';
import type { Pages } from '../app.ts';
import { needsSession } from '../app.ts';
import { field, readForm } from '../form.ts';
import { findAccount, type Account } from '../people/accounts.ts';
import { addressOf, newSecret, takeCode } from '../people/one-time-code.ts';

const FIELDS = { code: field('The code', 16), action: z.enum(['on', 'off']) };

export const twoFactor: Pages = (app, { database: { ask } }) => {
  /** What the page shows: the secret on offer until it is confirmed, and never again. */
  const offer = async (account: Account) => {
    if (account.totp_secret !== null) return { isOn: true };
    const secret = account.totp_offered ?? newSecret();
    if (account.totp_offered === null)
      await ask('update account set totp_offered = $1 where id = $2', secret, account.id);
    return { isOn: false, secret, address: addressOf(account.username, secret) };
  };

  app.get('/two_factor', async (request, reply) => {
    const session = needsSession(request, reply);
    const account = session && (await findAccount(ask, session.username));
    return account ? reply.page('two-factor', await offer(account)) : reply;
  });

  app.post('/two_factor', async (request, reply) => {
    const session = needsSession(request, reply);
    const account = session && (await findAccount(ask, session.username));
    if (!account) return reply;
    const refuse = async (words: string) =>
      reply.code(400).page('two-factor', await offer(account), { id: 'result', text: words });
    const read = readForm(FIELDS, request.body);
    if (!read.ok) return refuse(`${read.words}.`);
    const { code, action } = read.form;
    const secret = action === 'on' ? account.totp_offered : account.totp_secret;
    if (secret === null || !(await takeCode(ask, account, secret, code)))
      return refuse('This is not the code of now. Each works once, for half a minute.');
    await ask(
      'update account set totp_secret = $1, totp_offered = null where id = $2',
      action === 'on' ? secret : null,
      account.id,
    );
    const text = action === 'on' ? 'Your next login asks for a code too' : 'Your logins ask for no code any more';
    return reply.leadTo('/two_factor', { id: 'result', text });
  });
};
