import { expect, test } from 'vitest';
import { FRONT, linted } from './testing.ts';

const DOCKERFILE = 'stacks/stack/Dockerfile';
const BAKE = 'stacks/stack/docker-bake.hcl';
const lacks = (arch: string) => `what is there for ${arch} too, or \`architectures\` in lab.mdx without it`;

test.each([
  ['FROM --platform=linux/amd64 debian:trixie-slim', 'amd64'],
  ['FROM debian\nRUN curl -fsS https://example.org/tool-linux-x86_64.tar.gz | tar xz', 'x86_64'],
  ['FROM debian\nRUN dpkg --add-architecture i386 \\\n  && apt-get install -y libc6:amd64', 'amd64'],
])('an image that is tied to one processor: %s', async (dockerfile, found) => {
  const line = dockerfile.startsWith('FROM --') ? 1 : 2;
  expect(await linted({ [DOCKERFILE]: `${dockerfile}\n` })).toEqual([
    `stacks/stack/Dockerfile:${line}  architectures  ${lacks('arm64')} ≠ ${found}`,
  ]);
});

test.each([
  'FROM --platform=$BUILDPLATFORM debian',
  'FROM debian\nARG TARGETARCH\nRUN case "$TARGETARCH" in amd64) echo a ;; *) echo b ;; esac',
  'FROM debian\nRUN test "$(dpkg --print-architecture)" = amd64 || echo other',
  'FROM debian\nRUN case $(arch) in x86_64) a ;; aarch64) b ;; esac',
  '# amd64 alone in a comment\nFROM debian',
])('an image that builds for both: %s', async (dockerfile) => {
  expect(await linted({ [DOCKERFILE]: `${dockerfile}\n` })).toEqual([]);
});

test('a lab may say that its images are built for one', async () => {
  const one = (text: string) => text.replace('level:', 'architectures: [amd64]\nlevel:');
  expect(await linted({ [FRONT]: one, [DOCKERFILE]: 'FROM --platform=linux/amd64 debian\n' })).toEqual([]);
});

test('platforms of the bake file, a Dockerfile that is not there, a bake file that is none', async () => {
  expect(
    await linted({ [BAKE]: 'target "stack" {\n  context = "stacks/stack"\n  platforms = ["linux/amd64"]\n}\n' }),
  ).toEqual(['stacks/stack/docker-bake.hcl:1  architectures  linux/arm64 among the platforms of stack ≠ linux/amd64']);
  expect(await linted({ [DOCKERFILE]: null })).toEqual([
    'stacks/stack/docker-bake.hcl:1  architectures  stacks/stack/Dockerfile for the target stack ≠ no file',
  ]);
  expect(await linted({ [BAKE]: 'target "stack" {' })).toEqual([expect.stringContaining('a bake file in HCL ≠')]);
  expect(await linted({ [BAKE]: null })).toEqual([
    'labs/01-lab/lab.mdx:1  architectures  stacks/stack/docker-bake.hcl, which says what images the stack needs ≠ no file',
  ]);
});

test('an npm package for one processor, unless it is optional', async () => {
  const lock = (optional: boolean) =>
    JSON.stringify(
      { packages: { 'node_modules/quick': { cpu: ['x64'], optional }, 'node_modules/any': { cpu: ['!ia32'] } } },
      null,
      2,
    );
  expect(await linted({ 'stacks/stack/package-lock.json': lock(false) })).toEqual([
    `stacks/stack/package-lock.json:3  architectures  ${lacks('arm64')} ≠ node_modules/quick for x64`,
  ]);
  expect(await linted({ 'stacks/stack/package-lock.json': lock(true) })).toEqual([]);
});
