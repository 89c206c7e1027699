import { expect, test } from 'vitest';
import { ADMIN, type WebSystem } from './web-system.ts';
import { textOf } from './web-visitor.ts';

/** Rows 4 to 17 of the checklist: what people see of the app, whichever database it has. */
export function describeWebRows(system: () => WebSystem): void {
  test('rows 4 and 5: registering, a name that is taken, and the three answers to a login', async () => {
    const ada = system().visitor();
    expect((await ada.register('ada')).headers.location).toBe('/');
    expect(textOf((await ada.get('/')).body, 'success')).toBe('Success: You registered as ada');
    const again = await ada.register('ada');
    expect([again.status, textOf(again.body, 'success')]).toEqual([200, 'Failure: Username ada is taken']);
    expect(await ada.logIn('ada', 'wrong')).toBe('Incorrect username or password');
    expect(await ada.logIn('nobody')).toBe('Incorrect username or password');
    expect(await ada.logIn('ada', 'pass', '1')).toBe('Two-factor authentication failure');
    expect(await ada.logIn('ada')).toBe('Successfully logged in as ada');
  });

  test.each([
    ['Hello foof world bar baz', 'Hello foof world bar baz', 'foof, baz'],
    ['Hello, wrold!', 'Hello, wrold!', 'wrold'],
    ['HELLO WorlD 123', 'HELLO WorlD 123', ''],
    ["it's don't foof123", 'it&#39;s don&#39;t foof123', 'foof'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;', 'script&gt;alert(1)&lt;/script'],
    ['$(whoami) `whoami` ; whoami', '$(whoami) `whoami` ; whoami', 'whoami, whoami, whoami'],
  ])('rows 6, 16 and 17: %s', async (text, shown, misspelled) => {
    const eve = system().visitor();
    await eve.register('eve');
    await eve.logIn('eve');
    const { status, body } = await eve.post('/', '/spell_check', { inputtext: text });
    expect(status).toBe(200);
    expect([textOf(body, 'textout'), textOf(body, 'misspelled')]).toEqual([shown, misspelled]);
  });

  test('rows 7 to 10: a history with its ids, closed to others, open to the administrator, who sees the logins too', async () => {
    const [bob, carl, admin] = [system().visitor(), system().visitor(), system().visitor()];
    for (const [who, name] of [
      [bob, 'bob'],
      [carl, 'carl'],
    ] as const) {
      await who.register(name);
      await who.logIn(name);
    }
    await bob.post('/', '/spell_check', { inputtext: 'of bob: foof' });
    const { body } = await bob.get('/history');
    expect(textOf(body, 'numqueries')).toBe('1');
    const id = /id="query(\d+)"/.exec(body)?.[1] ?? 'none';
    const { body: detail } = await bob.get(`/history/query${id}`);
    expect(['username', 'queryid', 'querytext', 'queryresults'].map((name) => textOf(detail, name))).toEqual([
      'bob',
      id,
      'of bob: foof',
      'foof',
    ]);
    const refused = await carl.get(`/history/query${id}`);
    expect([refused.status, refused.headers.location, refused.body]).toEqual([302, '/history', '']);
    expect((await carl.get('/login_history')).headers.location).toBe('/');
    expect(textOf((await carl.post('/', '/history', { userquery: 'bob' })).body, 'numqueries')).toBe('0');
    expect(await admin.logIn('admin', ADMIN.password, ADMIN.number)).toBe('Successfully logged in as admin');
    expect((await admin.get('/history')).body).toContain(`id="query${id}"`);
    expect(textOf((await admin.post('/history', '/history', { userquery: 'bob' })).body, 'numqueries')).toBe('1');
    const { body: logins } = await admin.post('/login_history', '/login_history', { userid: 'bob' });
    expect(logins.match(/id="login[0-9a-f-]{36}_time"/g)).toHaveLength(1);
    expect(logins).toMatch(/id="logout[0-9a-f-]{36}_time">N\/A</);
  });

  test('row 11: a form without its token, or with that of somebody else, is refused', async () => {
    const dora = system().visitor();
    expect((await dora.send('/login', { uname: 'x', pword: 'x', '2fa': 'x' })).status).toBe(400);
    const token = /name="csrf_token" value="([^"]+)"/.exec((await system().visitor().get('/login')).body)?.[1] ?? '';
    await dora.get('/login');
    expect((await dora.send('/login', { csrf_token: token, uname: 'x', pword: 'x', '2fa': 'x' })).status).toBe(400);
  });

  test.each(['/', '/login', '/history', '/nowhere', '/history/queryx', '/healthz', '/%'])(
    'row 12: %s carries every header',
    async (path) => {
      expect((await system().stack.ask(8080, path)).headers).toMatchObject({
        'content-security-policy': "default-src 'self'",
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-xss-protection': '1; mode=block',
        'content-type': 'text/html; charset=UTF-8',
      });
    },
  );

  test('rows 13 to 15: the session’s cookie; a second login ends the first; a logout ends the session on the server', async () => {
    const [first, second] = [system().visitor(), system().visitor()];
    await first.register('fay');
    const { headers } = await first.post('/login', '/login', { uname: 'fay', pword: 'pass', '2fa': '555' });
    expect(headers['set-cookie']?.join('\n')).toMatch(
      /^session=[^;]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Strict$/m,
    );
    await second.logIn('fay');
    expect((await first.get('/history')).headers.location).toBe('/');
    const saved = second.copy();
    await second.get('/logout');
    expect((await saved.get('/history')).headers.location).toBe('/');
  });
}
