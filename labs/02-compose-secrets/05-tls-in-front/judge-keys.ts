import { fail, list, pass, type CheckContext, type Outcome } from '@stackyard/kit';
import { answerOf } from '../checks/answer-of.ts';
import { readGit } from '../checks/exposure-git.ts';
import type { TlsFiles } from './tls.ts';

const EXPECTED = 'private keys that their owner alone may read, and that git never saw';

/** The finding that no private key can be read by others, or lies in git. */
export async function keysPrivate(context: CheckContext, { keys }: TlsFiles): Promise<Outcome> {
  const names = list(keys.map(({ path }) => nameOf(path)));
  if (keys.length === 0)
    return fail({
      headline: 'There is no private key yet',
      expected: EXPECTED,
      found: 'none in ~/compose-secrets/tls',
      hint: 'The authority has one, and so has the server.',
      see: 'ls -l tls',
    });
  const open = keys.find(({ mode }) => !/^-r[w-]-------$/.test(mode));
  if (open)
    return fail({
      headline: `Others on this machine may read ${nameOf(open.path)}`,
      expected: EXPECTED,
      found: `${open.mode} ${nameOf(open.path)}`,
      hint: '`chmod` takes rights away from group and others. The proxy runs as user 1000, as you do: it can read what you can.',
      see: 'ls -l tls',
    });
  const secrets = keys.map(({ path, value }) => ({ called: nameOf(path), value: value.split('\n')[1] ?? '' }));
  const [seen] = await readGit(context, secrets);
  if (seen)
    return fail({
      headline: `Git has seen ${seen.secret.called}`,
      expected: EXPECTED,
      found: `in ${seen.who}: ${seen.line}`,
      hint: 'It is out, wherever the repository is cloned. Ignore the folder, make new keys and certificates, and only then commit.',
      see: 'git log --all --stat -- tls',
    });
  const { stdout } = await answerOf(context.exec, ['git', 'check-ignore', ...keys.map(({ path }) => path)]);
  const ignored = stdout.split('\n');
  const taken = keys.filter(({ path }) => !ignored.includes(path));
  if (taken.length === 0) return pass('The keys are with their owner alone', { expected: EXPECTED, found: names });
  return fail({
    headline: 'The next `git add -A` takes the keys along',
    expected: EXPECTED,
    found: `not ignored: ${list(taken.map(({ path }) => nameOf(path)))}`,
    hint: 'One line in `.gitignore` for the folder.',
    see: 'git status --short',
  });
}

const nameOf = (path: string): string => path.split('/').slice(-2).join('/');
