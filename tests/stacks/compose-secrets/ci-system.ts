import { startStack, type Stack } from '../stack.ts';

const RUN_WITHIN_MS = 300_000;

/** The registry and a CI behind a bare repository, with a pair of keys; what is pushed is the stack’s own folder. */
export class CiSystem implements AsyncDisposable {
  readonly stack: Stack;

  private constructor(stack: Stack) {
    this.stack = stack;
  }

  static async start(): Promise<CiSystem> {
    const start = [
      'docker compose -f compose.registry.yaml up --detach --wait',
      'git init -q -b main && git config user.name test && git config user.email test@example.com',
      'git init -q --bare -b main ~/ci/app.git && install ci/post-receive ~/ci/app.git/hooks/',
      'git remote add origin ~/ci/app.git',
      '(cd ~/ci && COSIGN_PASSWORD=words cosign generate-key-pair) && mv ~/ci/cosign.pub .',
      "printf '%s\\n' COSIGN_KEY=$HOME/ci/cosign.key COSIGN_PASSWORD=words NODE_IMAGE=stackyard/node MODULES=stackyard/compose-secrets-modules > ~/ci/secrets",
    ].join(' && ');
    return new CiSystem(await startStack('compose-secrets', start, { startWithinMs: RUN_WITHIN_MS }));
  }

  /** Makes a change, commits and pushes it. Gives what whoever pushed was told, and how the CI took it. */
  async push(change: string, branch = 'main'): Promise<{ code: number | null; said: string; state: string }> {
    await this.stack.must(`${change} && git add -A && git commit -q --allow-empty -m change`);
    const { code, stdout, stderr } = await this.stack.run(`git push origin HEAD:${branch}`, {
      timeoutMs: RUN_WITHIN_MS,
    });
    const state = await this.stack.must('cat ~/ci/app.git/ci/$(git rev-parse HEAD).state || echo none');
    return { code, said: `${stdout}${stderr}`, state };
  }

  /** Every tag of the API’s repository and its digest, as the registry says it; signatures are not among them. */
  async tags(): Promise<Record<string, string>> {
    const line = `for tag in $(curl -s localhost:5000/v2/api/tags/list | jq -r '.tags // [] | .[]'); do
      echo $tag $(curl -sI -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' localhost:5000/v2/api/manifests/$tag | tr -d '\\r' | awk 'tolower($1) == "docker-content-digest:" {print $2}')
    done`;
    const said = await this.stack.must(line);
    const rows = said.split('\n').map((row) => row.split(' '));
    return Object.fromEntries(
      rows.flatMap(([tag = '', digest = '']): [string, string][] =>
        tag === '' || tag.endsWith('.sig') ? [] : [[tag, digest]],
      ),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack[Symbol.asyncDispose]();
  }
}
