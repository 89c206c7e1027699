import type { KnipConfig } from 'knip';

/** What is started by name and not by an import: commands, the server, checks, and what the stacks' Compose files run. */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['labs/*/*/check.ts', 'tests/stories/*.story.ts'],
      project: ['labs/**/*.ts', 'tests/**/*.ts', '*.config.ts'],
    },
    'stacks/secure-update': {
      entry: ['services/*/main.ts', 'services/app/app.ts', 'build/*.ts', 'file_server/data/*/app.ts'],
      project: ['**/*.ts'],
    },
    runner: {
      entry: ['start/start.mjs', 'src/main.ts', 'src/cli/main.ts'],
      project: ['src/**/*.ts', 'start/**/*.mjs'],
    },
    'runner/protocol': { entry: ['*.ts'], project: ['*.ts'] },
    'runner/kit': { entry: ['kit.ts'], project: ['*.ts'] },
    site: { project: ['src/**/*.{astro,ts}'] },
  },
};
export default config;
