import type { Ask } from '../database/database.ts';

export interface Submission {
  id: number;
  username: string;
  text: string;
  result: string;
}

const SELECT = `select s.id, a.username, s.text, s.result from submission s join account a on a.id = s.user_id`;

export async function addSubmission(ask: Ask, userId: number, text: string, result: string): Promise<void> {
  await ask('insert into submission (user_id, text, result) values ($1, $2, $3)', userId, text, result);
}

/** Newest first: of one account, or of all; `count` is of all that there are, not of those listed. */
export async function listSubmissions(
  ask: Ask,
  username: string | null,
  most: number,
): Promise<{ count: number; submissions: Submission[] }> {
  const whose = 'where a.username = $1 or cast($1 as text) is null';
  const [counted] = await ask<{ count: number }>(
    `select cast(count(*) as integer) as count from submission s join account a on a.id = s.user_id ${whose}`,
    username,
  );
  const submissions = await ask<Submission>(`${SELECT} ${whose} order by s.id desc limit $2`, username, most);
  return { count: counted?.count ?? 0, submissions };
}

export async function findSubmission(ask: Ask, id: number): Promise<Submission | null> {
  const [submission] = await ask<Submission>(`${SELECT} where s.id = $1`, id);
  return submission ?? null;
}
