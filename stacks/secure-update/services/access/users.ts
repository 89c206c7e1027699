import type { Connection } from '@platformatic/kafka';
import { alterUserScramCredentialsV0, describeUserScramCredentialsV0 } from '@platformatic/kafka';
import { pbkdf2Sync, randomBytes } from 'node:crypto';

/** SCRAM-SHA-256, as the broker numbers it; the iterations are the least it takes, for passwords that nobody can guess. */
const MECHANISM = 1;
const ITERATIONS = 4096;

/** Makes the broker's users those given, with their passwords, and nobody else. */
export async function setUsers(connection: Connection, passwords: ReadonlyMap<string, string>): Promise<void> {
  const { results } = await describeUserScramCredentialsV0.api.async(connection, null);
  const gone = results.flatMap(({ user, credentialInfos }) =>
    passwords.has(user) ? [] : credentialInfos.map(({ mechanism }) => ({ name: user, mechanism })),
  );
  const users = [...passwords].map(([name, password]) => {
    const salt = randomBytes(16);
    const saltedPassword = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
    return { name, mechanism: MECHANISM, iterations: ITERATIONS, salt, saltedPassword };
  });
  if (gone.length + users.length > 0) await alterUserScramCredentialsV0.api.async(connection, gone, users);
}
