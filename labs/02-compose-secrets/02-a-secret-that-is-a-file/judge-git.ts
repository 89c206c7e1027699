import { fail, pass, type CheckContext, type Outcome } from '@stackyard/kit';
import { answerOf } from '../checks/answer-of.ts';
import type { SecretFile } from '../checks/held.ts';

const EXPECTED =
  'a commit with a file that your passphrase turns into the password, and git told to leave the plain file alone';
/** Encrypted files that are tried. */
const MOST = 4;
// the passphrase comes on standard input: an argument could be read by every process
const DECRYPT = `read -r passphrase
git show "HEAD:$0" | gpg --batch --quiet --pinentry-mode loopback --passphrase-fd 3 --decrypt 3<<< "$passphrase"`;

/** The finding that the repository holds the password encrypted with the learner’s passphrase, and can’t take the plain one by accident. */
export async function liesEncrypted(context: CheckContext, file: SecretFile | null): Promise<Outcome> {
  const { exec, parameters, say } = context;
  say('decrypting what lies in git');
  const listed = await answerOf(exec, ['git', 'ls-tree', '-r', '--name-only', 'HEAD']);
  const names = listed.stdout.split('\n').filter((name) => /\.(gpg|asc|pgp)$/.test(name));
  const words = { expected: EXPECTED, see: 'git log --stat -- "*.gpg"' };
  if (names.length === 0)
    return fail({
      ...words,
      headline: 'No encrypted password is committed',
      found: listed.code === 0 ? 'no file that ends with .gpg in the last commit' : 'no commit',
      hint: '`gpg --symmetric` writes one beside the plain file. Then `git add` and `git commit`.',
    });
  const tried = await Promise.all(
    names.slice(0, MOST).map(async (name) => {
      const input = `${parameters['passphrase'] ?? ''}\n`;
      const { code, stdout } = await answerOf(exec, ['bash', '-c', DECRYPT, name], {
        input,
        env: { HOME: '/home/learner' },
      });
      return { name, text: code === 0 ? stdout.trim() : null };
    }),
  );
  const right = tried.find(({ text }) => text !== null && text === file?.value);
  const [first = { name: '', text: null }] = tried;
  if (!right)
    return fail({
      ...words,
      headline: first.text === null ? 'Your passphrase does not open it' : 'It holds another password than the file',
      found: `${first.name} in the last commit: ${first.text === null ? 'gpg refuses the passphrase' : 'decrypted, and not the same'}`,
      hint:
        first.text === null
          ? 'The passphrase is the value of `$PASSPHRASE`, to the letter. Was it written without the dollar sign?'
          : 'The plain file was changed after it was encrypted, or the new one is not committed yet.',
      see: `git show HEAD:${first.name} | gpg --decrypt`,
    });
  const ignored = await answerOf(exec, ['git', 'check-ignore', '--quiet', file?.path ?? '']);
  if (ignored.code === 0) return pass('In git the password lies encrypted', { expected: EXPECTED, found: right.name });
  return fail({
    ...words,
    headline: 'The next `git add -A` takes the plain file along',
    found: 'db_password.txt is not ignored',
    hint: 'One line in `.gitignore`.',
    see: 'git status --short',
  });
}
