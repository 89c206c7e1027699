import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '**/dist/**', '.cache/**'];

/** `unit` needs nothing but Node; `docker` and `stacks` (each real system against its checklist) run beside the engine, where machines can be reached; `action` runs the GitHub Action on the host. */
export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          // what an image tests of itself while it is built, with Node's own runner, is no test of vitest's
          exclude: [
            ...everywhere,
            '**/*.docker.test.ts',
            '**/*.stack.test.ts',
            '**/*.action.test.ts',
            '**/*.grade.test.ts',
            'stacks/compose-secrets/api/**',
          ],
          testTimeout: 10_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'docker',
          include: ['**/*.docker.test.ts'],
          exclude: everywhere,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Machines share two cores: one file at a time keeps every time limit meaningful.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'stacks',
          include: ['tests/stacks/**/*.stack.test.ts'],
          exclude: everywhere,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'grade',
          include: ['**/*.grade.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: 'action',
          include: ['tests/action/**/*.action.test.ts'],
          exclude: everywhere,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
