/** Where the parts of lab 02’s drawing stand, in px of its own. */

interface Part {
  name: string;
  port?: string;
  x: number;
  y: number;
  width: number;
  /** Not one of the services. */
  outside?: boolean;
}

const HIGH = 28;
export const box = { height: HIGH };
export const size = [340, 236] as const;

/** First system, second system, and what both need. */
export const parts: Part[] = [
  { name: 'you', x: 0, y: 44, width: 54, outside: true },
  { name: 'proxy', port: '8443', x: 82, y: 0, width: 104 },
  { name: 'api', port: '5001', x: 82, y: 44, width: 104 },
  { name: 'postgres', x: 214, y: 44, width: 126 },
  { name: 'web', port: '8080', x: 82, y: 104, width: 104 },
  { name: 'web', x: 214, y: 104, width: 36 },
  { name: 'web', x: 259, y: 104, width: 36 },
  { name: 'web', x: 304, y: 104, width: 36 },
  { name: 'your push', x: 0, y: 172, width: 84, outside: true },
  { name: 'tests, build, sign', x: 104, y: 172, width: 122 },
  { name: 'registry', x: 246, y: 172, width: 94 },
];

/** Lines between them: [x1, y1, x2, y2]. */
export const ways: [number, number, number, number][] = [
  [56, 50, 80, 20],
  [56, 58, 80, 58],
  [134, 30, 134, 42],
  [188, 58, 212, 58],
  [56, 66, 80, 112],
  [188, 118, 212, 118],
  [86, 186, 102, 186],
  [228, 186, 244, 186],
  [293, 170, 293, 150],
];

export const notes = [
  { text: 'one password, for two', x: 277, y: 88, middle: true },
  { text: 'a swarm of four: one session for all', x: 340, y: 147, middle: false },
  { text: 'only what is signed goes on from here', x: 340, y: 216, middle: false },
];
