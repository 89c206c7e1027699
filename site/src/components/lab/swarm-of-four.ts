import type { Drawn } from '../drawing/drawing.ts';

const replica = (place: number, look?: 'shut') => ({
  name: look ? 'killed' : `web ${place + 1}`,
  x: 12 + place * 81,
  y: 92,
  width: 73,
  ...(look && { look }),
});

/** Who asks whom in lab 02’s swarm, who keeps the secrets, and what all four share. */
export const swarmOfFour: Drawn = {
  title: 'Who answers, and who keeps the secrets',
  size: [340, 222],
  boxes: [
    { name: 'you', x: 0, y: 0, width: 54, look: 'outside' },
    { name: 'balancer', port: '8080', x: 96, y: 0, width: 148 },
    { name: '', x: 0, y: 80, width: 340, height: 52, look: 'outside' },
    replica(0),
    replica(1),
    replica(2, 'shut'),
    replica(3),
    { name: 'the swarm’s secrets', x: 0, y: 194, width: 160 },
    { name: 'one volume', x: 180, y: 194, width: 160 },
  ],
  ways: [
    { d: 'M56 14 H93' },
    { d: 'M128 30 L52 89' },
    { d: 'M154 30 L132 89' },
    { d: 'M212 30 L287 89' },
    { d: 'M40 192 V135' },
    { d: 'M260 134 V191' },
  ],
  notes: [
    { text: 'to the next in turn', x: 252, y: 18 },
    { text: 'another takes its place', x: 252, y: 148, anchor: 'end' },
    { text: 'three files for each', x: 48, y: 172 },
    { text: 'accounts, sessions', x: 252, y: 172, anchor: 'end' },
  ],
};
