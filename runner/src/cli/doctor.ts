import { defineCommand } from 'citty';
import { readHostConfig } from '../host/config.ts';
import { examineHost } from '../host/doctor/doctor.ts';
import { lineOf, ruling } from '../host/doctor/finding.ts';

export const doctor = defineCommand({
  meta: {
    name: 'doctor',
    description: 'Say what works on this host and what does not. Exit code 1 where Stackyard cannot run',
  },
  args: {},
  async run() {
    const findings = await examineHost(readHostConfig());
    for (const finding of findings) process.stdout.write(`${lineOf(finding)}\n`);
    process.stdout.write(`\n${ruling(findings)}\n`);
    if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
  },
});
