import type { CheckContext } from '@stackyard/kit';
import { answerOf } from './answer-of.ts';
import type { Exposure } from './exposure.ts';
import { isSought, type Secret } from './secret.ts';

/** Commits of the lab’s folder that brought or took a secret, also those that no branch leads to any more, and what is staged. */
export async function readGit({ exec }: Pick<CheckContext, 'exec'>, secrets: readonly Secret[]): Promise<Exposure[]> {
  const long = secrets.filter((secret) => isSought(secret) && !secret.burnt);
  const asked = long.map(async (secret): Promise<Exposure[]> => {
    const [log, staged] = await Promise.all([
      answerOf(exec, ['git', 'log', '--all', '--reflog', '--format=%h %s', `-S${secret.value}`]),
      answerOf(exec, ['git', 'grep', '--cached', '--files-with-matches', '--fixed-strings', '-e', secret.value]),
    ]);
    return [
      ...linesOf(log.stdout).map((line) => ({ place: 'git' as const, who: 'the history', line, secret })),
      ...linesOf(staged.stdout).map((line) => ({ place: 'git' as const, who: 'what is added', line, secret })),
    ];
  });
  return (await Promise.all(asked)).flat();
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
