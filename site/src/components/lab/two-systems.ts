import type { Drawn } from '../drawing/drawing.ts';

const line = (x1: number, y1: number, x2: number, y2: number) => ({ d: `M${x1} ${y1} L${x2} ${y2}` });

/** The first system of lab 02, the second, and what both need. */
export const twoSystems: Drawn = {
  title: 'The two systems of this lab',
  size: [340, 218],
  boxes: [
    { name: 'you', x: 0, y: 44, width: 54, look: 'outside' },
    { name: 'proxy', port: '8443', x: 82, y: 0, width: 104 },
    { name: 'api', port: '5001', x: 82, y: 44, width: 104 },
    { name: 'postgres', x: 214, y: 44, width: 126 },
    { name: 'web', port: '8080', x: 82, y: 104, width: 104 },
    { name: 'web', x: 214, y: 104, width: 36 },
    { name: 'web', x: 259, y: 104, width: 36 },
    { name: 'web', x: 304, y: 104, width: 36 },
    { name: 'your push', x: 0, y: 172, width: 84, look: 'outside' },
    { name: 'tests, build, sign', x: 104, y: 172, width: 122 },
    { name: 'registry', x: 246, y: 172, width: 94 },
  ],
  ways: [
    line(56, 50, 80, 20),
    line(56, 58, 80, 58),
    line(134, 30, 134, 42),
    line(188, 58, 212, 58),
    line(56, 66, 80, 112),
    line(188, 118, 212, 118),
    line(86, 186, 102, 186),
    line(228, 186, 244, 186),
    line(293, 170, 293, 150),
  ],
  notes: [
    { text: 'one password, for two', x: 277, y: 88, anchor: 'middle' },
    { text: 'a swarm of four: one session for all', x: 340, y: 147, anchor: 'end' },
    { text: 'only what is signed goes on from here', x: 340, y: 216, anchor: 'end' },
  ],
};
