/** Where the parts of the drawing stand, in px of its own. */

export type Form = 'lying' | 'upright';

interface Box {
  name: string;
  port?: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Not one of the services: a person, or another’s server. */
  outside?: boolean;
}

interface Arrow {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Between a service and the monitor. */
  bus?: boolean;
}

const SERVICES = [
  { name: 'manager', port: '6000' },
  { name: 'downloader' },
  { name: 'storage' },
  { name: 'verifier' },
  { name: 'updater' },
];
/** Who stands beside the first, second and fifth service. */
const NEIGHBOURS = [
  { beside: 0, name: 'you', outside: true },
  { beside: 1, name: 'file server', port: '6001', outside: true },
  { beside: 4, name: 'app', port: '5000' },
];

const WIDE = 100;
const column = (place: number): number => place * 108;
const row = (place: number): number => place * 44;

export const boxes: Record<Form, Box[]> = {
  lying: [
    ...NEIGHBOURS.map(({ beside, ...box }) => ({ ...box, x: column(beside), y: 0, width: WIDE, height: 26 })),
    ...SERVICES.map((box, place) => ({ ...box, x: column(place), y: 46, width: WIDE, height: 26 })),
    { name: 'kafka, the bus that carries every message', x: 0, y: 126, width: 408, height: 26 },
    { name: 'security log', port: '6002', x: 416, y: 126, width: 116, height: 26 },
  ],
  upright: [
    ...NEIGHBOURS.map(({ beside, ...box }) => ({ ...box, x: 0, y: row(beside), width: 98, height: 30 })),
    ...SERVICES.map((box, place) => ({ ...box, x: 122, y: row(place), width: 104, height: 30 })),
    { name: 'kafka, the bus', x: 0, y: row(5), width: 214, height: 30 },
    { name: 'security log', port: '6002', x: 226, y: row(5), width: 114, height: 30 },
  ],
};

interface Joins {
  size: [width: number, height: number];
  bar: { x: number; y: number; width: number; height: number };
  barText: { x: number; endX: number; y: number; turn?: string };
  arrows: Arrow[];
}

export const joins: Record<Form, Joins> = {
  lying: {
    size: [532, 153],
    bar: { x: 0, y: 92, width: 532, height: 28 },
    barText: { x: 12, endX: 520, y: 106 },
    arrows: [
      ...NEIGHBOURS.map(({ beside }) => ({ x1: column(beside) + 50, y1: 28, x2: column(beside) + 50, y2: 44 })),
      ...SERVICES.map((_, place) => ({ x1: column(place) + 50, y1: 74, x2: column(place) + 50, y2: 90, bus: true })),
    ],
  },
  upright: {
    size: [340, 250],
    bar: { x: 246, y: 0, width: 30, height: 206 },
    // turned to read from the bottom up; x then runs along the bar
    barText: { x: -194, endX: -12, y: 261, turn: 'rotate(-90)' },
    arrows: [
      ...NEIGHBOURS.map(({ beside }) => ({ x1: 100, y1: row(beside) + 15, x2: 120, y2: row(beside) + 15 })),
      ...SERVICES.map((_, place) => ({ x1: 228, y1: row(place) + 15, x2: 244, y2: row(place) + 15, bus: true })),
    ],
  },
};
