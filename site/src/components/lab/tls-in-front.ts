import type { Drawn } from '../drawing/drawing.ts';

/** Who vouches for whom at the end of lab 02’s step 5, and which doors are shut. */
export const tlsInFront: Drawn = {
  title: 'Who is believed, and by whom',
  size: [340, 190],
  boxes: [
    { name: 'authority', x: 112, y: 0, width: 116, look: 'outside' },
    { name: 'you', x: 0, y: 84, width: 54, look: 'outside' },
    { name: 'proxy', port: '8443', x: 112, y: 84, width: 116 },
    { name: 'api', x: 276, y: 84, width: 64 },
    { name: 'proxy', port: '8080', x: 112, y: 130, width: 116 },
  ],
  ways: [
    { d: 'M27 82 V14 H109' },
    { d: 'M170 30 V81' },
    { d: 'M56 98 H109' },
    { d: 'M230 98 H273' },
    { d: 'M44 114 V144 H109' },
    { d: 'M12 114 V178 H326 V115', look: 'shut' },
  ],
  notes: [
    { text: 'trusts', x: 34, y: 30 },
    { text: 'signs: this is localhost', x: 178, y: 60 },
    { text: 'https', x: 83, y: 92, anchor: 'middle' },
    { text: 'http', x: 252, y: 92, anchor: 'middle' },
    { text: 'http', x: 78, y: 138, anchor: 'middle' },
    { text: '308: ask 8443', x: 236, y: 148 },
    { text: 'port 5001: closed', x: 170, y: 173, anchor: 'middle' },
  ],
};
