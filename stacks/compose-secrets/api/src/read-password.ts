import { readFile } from 'node:fs/promises';

/** The content of a secret’s file, without the white space at both ends. Throws an Error for people where there is none. */
export async function readPassword(file: string): Promise<string> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`DB_PASSWORD_FILE: expected a password in ${file}, but ${reasonOf(error)}`);
  });
  const password = content.trim();
  if (password === '') throw new Error(`DB_PASSWORD_FILE: expected a password in ${file}, but it is empty`);
  return password;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return String(error);
  if (error.code === 'ENOENT') return 'there is no such file';
  if (error.code === 'EISDIR') return 'it is a folder';
  if (error.code === 'EACCES') return `user ${process.getuid?.()} may not read it`;
  return error.message;
}
