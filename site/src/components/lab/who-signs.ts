import type { Drawn } from '../drawing/drawing.ts';

/** Who signs and who verifies at the end of lab 02’s step 9. */
export const whoSigns: Drawn = {
  title: 'Who signs, and who verifies',
  size: [340, 232],
  boxes: [
    { name: 'your push', x: 0, y: 0, width: 78, look: 'outside' },
    { name: 'CI', x: 106, y: 0, width: 52 },
    {
      name: 'registry',
      x: 186,
      y: 0,
      width: 154,
      height: 84,
      lines: [
        { text: 'latest: signed for it' },
        { text: 'hotfix: not signed', look: 'bad' },
        { text: 'borrowed: for another', look: 'bad' },
      ],
    },
    { name: 'anybody', x: 0, y: 56, width: 78, look: 'bad' },
    { name: 'ci/verify', x: 186, y: 128, width: 154 },
    { name: 'api', x: 186, y: 200, width: 154 },
  ],
  ways: [
    { d: 'M80 14 H103' },
    { d: 'M160 14 H183' },
    { d: 'M80 70 H183', look: 'bad' },
    { d: 'M263 86 V125' },
    { d: 'M263 158 V197' },
  ],
  notes: [
    { text: 'cosign.key', x: 132, y: 42, anchor: 'middle' },
    { text: 'pushes too', x: 132, y: 64, anchor: 'middle' },
    { text: 'all three ask', x: 255, y: 111, anchor: 'end' },
    { text: 'cosign.pub', x: 178, y: 146, anchor: 'end' },
    { text: 'latest alone, by its digest', x: 255, y: 182, anchor: 'end' },
  ],
};
