import { once, type CheckContext } from '@stackyard/kit';

/** What the app makes of one set of files and variables: it starts with these, or ends and says why. */
export type Start = { password: string; number: string } | { faults: string[] };

export interface Asked {
  readonly starts: Readonly<Record<CaseName, Start>>;
  /** Whether the administrator’s password and number are the learner’s own, in the app’s database. */
  readonly isYours: boolean;
}

/** Files in the folder of the secrets, and the environment. */
const CASES = {
  nothing: [{}, {}],
  noNumber: [{}, { ADMIN_PASSWORD: 'of-env' }],
  emptyVariables: [{}, { ADMIN_PASSWORD: '', ADMIN_MFA: '' }],
  emptyFile: [{ ADMIN_PASSWORD: '\n' }, { ADMIN_PASSWORD: 'of-env', ADMIN_MFA: '1' }],
  both: [{ ADMIN_PASSWORD: 'of-file' }, { ADMIN_PASSWORD: 'of-env', ADMIN_MFA: '1' }],
  emptyVariableBesideFile: [
    { ADMIN_PASSWORD: 'of-file', ADMIN_MFA: '2' },
    { ADMIN_PASSWORD: '', ADMIN_MFA: '' },
  ],
  lineEnd: [{ ADMIN_PASSWORD: 'of file\r\n', ADMIN_MFA: '2\n' }, {}],
} as const;
type CaseName = keyof typeof CASES;

/** Runs beside the app, in its container, with the app’s own code. */
const PROGRAM = `
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
const { cases, password, number } = JSON.parse(process.argv[1]);
const { readConfig } = await import('/srv/src/config.ts');
const { isPassword } = await import('/srv/src/people/password.ts');
const start = ([files, env]) => {
  const folder = mkdtempSync('/tmp/asked-');
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(folder + '/' + name, text);
    const read = readConfig(env, folder);
    return 'faults' in read ? read : read.config.admin;
  } catch (error) {
    return { faults: [error.message] };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const starts = Object.fromEntries(Object.entries(cases).map(([name, given]) => [name, start(given)]));
const admin = new DatabaseSync('/var/lib/web/appsec.db', { readOnly: true }).prepare("select * from account where username = 'admin'").get();
const isYours = (await isPassword(password, admin.password_hash)) && (await isPassword(number, admin.mfa_hash));
console.log(JSON.stringify({ starts, isYours }));
`;

export type Answer = { asked: Asked } | { why: 'gone' } | { why: 'broken'; said: string };

/** Asks the app in the running container of the service web, once. */
export function askApp({ docker, parameters, say }: CheckContext): () => Promise<Answer> {
  return once(async () => {
    say('asking the app what it does with seven sets of secrets');
    const web = await docker.service('spell-check', 'web');
    const given = JSON.stringify({
      cases: CASES,
      password: parameters['web-password'],
      number: parameters['web-number'],
    });
    const command = ['node', '--input-type=module', '--eval', PROGRAM, given];
    const result = web && (await docker.run(web.id, command, { timeoutMs: 8000 }));
    if (!result) return { why: 'gone' };
    if (result.code !== 0) return { why: 'broken', said: result.timedOut ? 'no answer within 8 s' : result.stderr };
    return { asked: JSON.parse(result.stdout) as Asked };
  });
}
