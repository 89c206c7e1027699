import { defineCommand } from 'citty';
import { newLab } from '../author/new-lab.ts';
import { readHostConfig } from '../host/config.ts';

const make = defineCommand({
  meta: { name: 'new', description: 'Make a lab and a stack that are small and whole, to be changed into yours' },
  args: { name: { type: 'positional', required: true, description: 'such as hello or two-queues' } },
  async run({ args }) {
    const { id, files } = await newLab(readHostConfig().root, args.name);
    const number = id.slice(0, 2);
    for (const file of files) process.stdout.write(`${file}\n`);
    process.stderr.write(
      `Made lab ${number}. Next: \`npx stackyard dev ${number}\` shows it and follows what you save; \`npx stackyard prove ${number}\` shows that its check can be trusted.\n`,
    );
  },
});

export const lab = defineCommand({
  meta: { name: 'lab', description: 'Make labs: lab new NAME' },
  subCommands: { new: make },
});
