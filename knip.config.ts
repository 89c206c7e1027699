import type { KnipConfig } from 'knip';

/** What is started by name and not by an import: commands, the server, checks, and what the stacks' Compose files run. */
const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['labs/*/*/check.ts', 'stacks/*/services/*/main.ts', 'tests/stories/*.story.ts'],
      project: ['labs/**/*.ts', 'stacks/**/*.ts', 'tests/**/*.ts', '*.config.ts'],
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
