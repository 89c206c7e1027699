import type { KnipConfig } from 'knip';

/** What is started by name and not by an import: commands, the server, checks, and what the stacks' Compose files run. */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'labs/*/*/check.ts',
        'labs/*/view.ts',
        'tests/stories/*.{story,picture}.ts',
        'tests/stacks/**/*.stack.test.ts',
        'tests/action/*.action.test.ts',
      ],
      // what the stacks' own packages name too: here so that their tests find it
      ignoreDependencies: ['@fastify/csrf-protection', '@fastify/formbody', 'eta', 'otpauth', 'pg'],
      project: ['labs/**/*.ts', '!labs/*/files/**', 'tests/**/*.ts', '*.config.ts'],
    },
    'stacks/secure-update': {
      entry: [
        'services/*/main.ts',
        'services/app/app.ts',
        'attacks/*.ts',
        'build/*.ts',
        'file_server/data/app-update/app.ts',
      ],
      project: ['**/*.ts'],
    },
    'stacks/compose-secrets/api': {
      entry: ['src/**/*.test.ts'],
      project: ['src/**/*.ts'],
    },
    'stacks/compose-secrets/web': {
      entry: ['src/main.ts', 'src/testing/replica.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.ts'],
    },
    runner: {
      entry: [
        'src/main.ts',
        'src/dev.ts',
        'src/pty-host.ts',
        'src/cli/main.ts',
        'src/bench/{machine,checkpoint,update,verdict,terminal,class,paint}.ts',
        'src/bench/terminal/page.ts',
        'src/bench/terminal/watch-page.js',
        'src/bench/own-runner-process.ts',
      ],
      project: ['src/**/*.ts', 'start/**/*.mjs'],
      // compiled, and loaded when a terminal needs them
      ignoreDependencies: ['node-pty', 'usocket'],
      // of Debian’s util-linux, in the runner’s image, and of every system’s coreutils
      ignoreBinaries: ['nsenter', 'mkfifo'],
    },
    'runner/protocol': { entry: ['*.ts'], project: ['*.ts'] },
    'runner/kit': { project: ['*.ts'] },
    site: { entry: ['src/states/states.astro'], project: ['src/**/*.{astro,ts}'] },
  },
};
export default config;
