import { createInterface } from 'node:readline/promises';

/** Asks whoever sits at the terminal; without one the answer is no. */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`${question} [Y/n] `);
  reader.close();
  return /^(y|yes|)$/i.test(answer.trim());
}
