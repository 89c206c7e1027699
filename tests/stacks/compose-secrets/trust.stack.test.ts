import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStack, type Stack } from '../stack.ts';

/** Row 25 of the web app’s checklist: what nobody signed, or somebody else, or what was changed since, does not run. */
let stack: Stack;

const APP = 'localhost:5000/app';
const image = (tag: string, content: string): string =>
  `printf 'FROM debian:trixie-slim\\nRUN echo ${content} > /content\\n' | docker build -q -t ${APP}:${tag} - && docker push -q ${APP}:${tag}`;
/** cosign without a public log. */
const sign = (key: string, tag: string): string =>
  `COSIGN_PASSWORD=words cosign sign --yes --tlog-upload=false --key ${key}.key $(docker image inspect -f '{{index .RepoDigests 0}}' ${APP}:${tag})`;
const LONG = { timeoutMs: 120_000 };

/** What the gate prints; nothing where it says no. */
async function verify(tag: string, key = 'one'): Promise<string> {
  const { code, stdout } = await stack.run(`COSIGN_PUB=${key}.pub ci/verify ${APP}:${tag}`);
  expect(stdout === '').toBe(code !== 0);
  return stdout.trim();
}

const digestOf = (tag: string) => stack.must(`docker image inspect -f '{{index .RepoDigests 0}}' ${APP}:${tag}`);

beforeAll(async () => {
  stack = await startStack('compose-secrets', 'docker compose -f compose.registry.yaml up --detach --wait', {
    startWithinMs: 300_000,
  });
  for (const key of ['one', 'two'])
    await stack.must(`COSIGN_PASSWORD=words cosign generate-key-pair --output-key-prefix ${key}`);
  for (const tag of ['signed', 'unsigned', 'retagged', 'borrowed', 'altered']) await stack.must(image(tag, tag), LONG);
});
afterAll(() => stack[Symbol.asyncDispose]());

describe('cosign', () => {
  test('what is signed is named by its digest', async () => {
    await stack.must(sign('one', 'signed'));
    expect(await verify('signed')).toBe(await digestOf('signed'));
  });

  test('what nobody signed is refused, and so is what is not there', async () => {
    expect(await verify('unsigned')).toBe('');
    expect(await verify('nowhere')).toBe('');
  });

  test('another image under a signed tag is refused', async () => {
    await stack.must(sign('one', 'retagged'));
    await stack.must(`docker tag ${APP}:unsigned ${APP}:retagged && docker push -q ${APP}:retagged`);
    expect(await verify('retagged')).toBe('');
  });

  test('a signature that is copied from another image is refused', async () => {
    const tagOf = async (tag: string) => `sha256-${(await digestOf(tag)).split(':').at(-1)}.sig`;
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const at = 'localhost:5000/v2/app/manifests';
    await stack.must(
      `curl -sf -H 'Accept: ${type}' ${at}/${await tagOf('signed')} | curl -sf -X PUT -H 'Content-Type: ${type}' --data-binary @- ${at}/${await tagOf('borrowed')}`,
    );
    expect(await verify('borrowed')).toBe('');
  });

  test('what is changed in the registry’s storage is not pulled', async () => {
    await stack.must(sign('one', 'altered'));
    const [name, id] = [
      await digestOf('altered'),
      await stack.must(`docker image inspect -f '{{.Id}}' ${APP}:altered`),
    ];
    const hex = id.replace('sha256:', '');
    await stack.must(`docker rmi -f ${id}`);
    const file = `/var/lib/registry/docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`;
    await stack.must(`docker exec registry-registry-1 sed -i 's/"os":"linux"/"os":"linuX"/' ${file}`);
    const pulled = await stack.run(`docker pull ${name}`, LONG);
    expect(pulled.code).toBe(1);
    expect(pulled.stderr).toMatch(/verification failed/);
  });

  test('after a change of keys the new one is asked: what the old one signed is refused until it is signed anew', async () => {
    expect(await verify('signed', 'two')).toBe('');
    await stack.must(sign('two', 'signed'));
    expect(await verify('signed', 'two')).toBe(await digestOf('signed'));
  });
});

describe('Docker Content Trust', () => {
  const words = 'DOCKER_CONTENT_TRUST_ROOT_PASSPHRASE=rootwords DOCKER_CONTENT_TRUST_REPOSITORY_PASSPHRASE=repowords';
  const env = `export DOCKER_CONTENT_TRUST_SERVER=https://localhost:4443 ${words} NOTARY_ROOT_PASSPHRASE=rootwords NOTARY_TARGETS_PASSPHRASE=repowords NOTARY_DELEGATION_PASSPHRASE=repowords;`;
  const does = (line: string) => stack.must(`${env} ${line}`, LONG);
  const pull = (tag: string) => stack.run(`${env} DOCKER_CONTENT_TRUST=1 docker pull ${APP}:${tag}`, LONG);
  const run = (tag: string) =>
    stack.run(`${env} DOCKER_CONTENT_TRUST=1 docker run --rm ${APP}:${tag} cat /content`, LONG);

  beforeAll(async () => {
    await does('trust/make-secrets && docker compose -f compose.trust.yaml up --detach --wait');
    await does('mkdir -p ~/.docker/tls/localhost:4443 && cp trust/secrets/ca.crt ~/.docker/tls/localhost:4443/');
    await does(image('good', 'good'));
    await does(`docker trust key generate ada && docker trust signer add --key ada.pub ada ${APP}`);
    await does(`docker trust sign ${APP}:good`);
  });

  test('a signed image runs, an unsigned one is not even pulled', async () => {
    expect(await run('good')).toMatchObject({ code: 0, stdout: 'good\n' });
    const refused = await pull('unsigned');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('No valid trust data for unsigned');
  });

  test('another image under a signed tag does not run: the signed one does', async () => {
    await does(`docker tag ${APP}:unsigned ${APP}:good && docker push -q ${APP}:good`);
    expect(await stack.must(`docker run --rm --pull always ${APP}:good cat /content`, LONG)).toBe('unsigned');
    expect(await run('good')).toMatchObject({ stdout: 'good\n' });
  });

  test('Compose asks no Notary: it starts what nobody signed', async () => {
    await stack.must(
      `mkdir -p ~/loose && printf 'services: { it: { image: "${APP}:unsigned", command: cat /content } }' > ~/loose/compose.yaml`,
    );
    const started = await does('cd ~/loose && DOCKER_CONTENT_TRUST=1 docker compose up --pull always 2>&1');
    expect(started).toContain('unsigned');
  });

  test('with its root key away the repository is still signed; the key of the repository is changed with it', async () => {
    await does('mkdir -p ~/drawer && mv $(grep -l "role: root" ~/.docker/trust/private/*) ~/drawer/');
    await does(`docker tag ${APP}:signed ${APP}:offline && docker trust sign ${APP}:offline`);
    expect((await stack.run(`${env} trust/notary key rotate ${APP} targets`, LONG)).code).not.toBe(0);
    await does('mv ~/drawer/* ~/.docker/trust/private/');
    const key = () =>
      does(
        `docker trust inspect ${APP} | jq -r '.[0].AdministrativeKeys[] | select(.Name == "Repository").Keys[0].ID'`,
      );
    const before = await key();
    await does(`trust/notary key rotate ${APP} targets`);
    expect(await key()).not.toBe(before);
    expect(await run('good')).toMatchObject({ stdout: 'good\n' });
  });

  test('a tag whose signature is taken back is refused', async () => {
    await does(`docker trust revoke --yes ${APP}:offline`);
    expect((await pull('offline')).stderr).toContain('No valid trust data');
  });

  test('somebody who is no signer can’t sign, and neither can one who was taken away', async () => {
    await does(`docker trust key generate bob && docker trust signer add --key bob.pub bob ${APP}`);
    const bob = await does(`trust/notary delegation list ${APP} | awk '$1 == "targets/bob" {print $(NF-1)}'`);
    await does(`trust/notary delegation remove ${APP} targets/bob --yes --publish`);
    await does(`trust/notary delegation remove ${APP} targets/releases ${bob} --yes --publish`);
    await does(`docker trust sign ${APP}:good`);
    await does('mkdir -p ~/away && mv $(grep -lE "role: (ada|targets)" ~/.docker/trust/private/*) ~/away/');
    expect((await stack.run(`${env} docker trust sign ${APP}:unsigned`, LONG)).code).not.toBe(0);
    await does('mv ~/away/* ~/.docker/trust/private/');
    expect((await pull('unsigned')).stderr).toContain('No valid trust data');
  });

  test('while Notary is away, who has asked before goes by that, and who never asked is refused; after it all is known', async () => {
    await does('docker compose -f compose.trust.yaml down');
    expect((await pull('good')).code).toBe(0);
    const stranger = await stack.run(
      `${env} cp -r ~/.docker ~/stranger && rm -rf ~/stranger/trust && DOCKER_CONTENT_TRUST=1 docker --config ~/stranger pull ${APP}:good`,
      LONG,
    );
    expect(stranger.code).toBe(1);
    await does('docker compose -f compose.trust.yaml up --detach --wait');
    expect(await run('good')).toMatchObject({ stdout: 'good\n' });
  });

  test('a Notary that begins anew, with another root, is not believed', async () => {
    await does(
      'docker compose -f compose.trust.yaml down --volumes && docker compose -f compose.trust.yaml up --detach --wait',
    );
    await does(
      'mv ~/.docker/trust ~/mine && docker trust key generate eve && docker trust signer add --key eve.pub eve localhost:5000/app && docker trust sign localhost:5000/app:unsigned',
    );
    await does('rm -rf ~/.docker/trust && mv ~/mine ~/.docker/trust');
    expect((await pull('unsigned')).code).toBe(1);
  });
});
