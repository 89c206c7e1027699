import type { CheckContext } from '@stackyard/kit';

/** What the CI said of one commit of main. */
export interface Run {
  readonly commit: string;
  readonly green: boolean;
  readonly log: string;
  /** In seconds. */
  readonly endedAt: number;
}

const READ = `cd ~/ci/app.git 2> /dev/null || exit 0
for commit in $(git log --first-parent --format=%H -30 main 2> /dev/null); do
  [ -f "ci/$commit.state" ] || continue
  echo "$commit $(cat "ci/$commit.state") $(stat -c %Y "ci/$commit.state") $(tail -c 20000 "ci/$commit.log" | base64 -w 0)"
done`;

/** Every run of the CI for a commit of main, the newest commit first. */
export async function readRuns({ exec, say }: Pick<CheckContext, 'exec' | 'say'>): Promise<Run[]> {
  say('reading what the CI said of each push');
  const { stdout } = await exec(['bash', '-c', READ]);
  return stdout.split('\n').flatMap((line) => {
    const [commit, state, endedAt, log = ''] = line.split(' ');
    if (!commit || !state) return [];
    return [
      {
        commit,
        green: state === 'success',
        log: Buffer.from(log, 'base64').toString('utf8'),
        endedAt: Number(endedAt),
      },
    ];
  });
}

/** The run ended at tests that failed, as Node’s test runner says it. */
export const failedTests = ({ green, log }: Run): boolean => !green && /(^|\s)(ℹ|#) fail [1-9]/m.test(log);
