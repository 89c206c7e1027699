import { defineCommand } from 'citty';
import { readHostConfig } from '../host/config.ts';
import { runInside } from '../host/exec-inside.ts';

/** `prove` as the host calls it: the machines are beside the runner, so it runs there. */
export const proveInside = defineCommand({
  meta: {
    name: 'prove',
    description: 'Show that a lab’s checks refuse what they must and accept what they must: prove 01, prove 01/02',
  },
  async run({ rawArgs }) {
    process.exitCode = await runInside(readHostConfig(), ['node', 'runner/src/cli/main.ts', 'prove', ...rawArgs]);
  },
});
