import type { SessionLab } from '../parts.ts';

/** A small lab of three steps, for tests. */
export const LAB: SessionLab = {
  id: '01-try',
  minutes: 12,
  edition: 'e-1',
  frontmatter: {
    title: 'Try',
    summary: 'You will be able to try.',
    level: 'beginner',
    stack: 'try',
    contains: 'nothing',
    flavour: 'docker',
    machine: { memoryMb: 256, cpus: 1, pids: 128, diskMb: 512, egress: false },
    workdir: 'try',
    terminals: ['shell'],
    ports: [{ port: 5000, name: 'App' }],
    env: {},
    parameters: {},
  },
  steps: ['01-one', '02-two', '03-three'].map((id) => ({ id, title: id.slice(3), minutes: 4, points: 10 })),
};
