import { boxes, joins, type Form } from '../lab/system-map.ts';

type Point = [x: number, y: number];

/**
 * A box of the live map. `way`: from its edge to where its messages are let through or denied, which is the monitor's bar and, for
 * whoever asks from outside, the manager's door. Only who sends or gets messages has one.
 */
interface Place {
  id: string;
  name: string;
  port?: string;
  outside?: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
  way?: Point[];
}

export interface LiveDrawing {
  form: Form;
  size: Point;
  bar: { x: number; y: number; width: number; height: number };
  /** Where the monitor's name stands, on its bar or beside it. */
  name: { x: number; y: number; beside: boolean };
  places: Place[];
  /** Who can reach whom, as paths. */
  lanes: string[];
}

const SENDERS = new Set(['manager', 'downloader', 'storage', 'verifier', 'updater', 'security_log']);

function toDrawing(form: Form): LiveDrawing {
  const { size, bar, arrows } = joins[form];
  const middle: Point = [bar.x + bar.width / 2, bar.y + bar.height / 2];
  const way = (x: number, y: number, width: number, height: number): Point[] => {
    if (form === 'lying') {
      const across = x + width / 2;
      return [
        [across, y < bar.y ? y + height : y],
        [across, middle[1]],
      ];
    }
    // The security log stands under the upright bar.
    if (y > bar.y + bar.height)
      return [
        [middle[0], y],
        [middle[0], bar.y + bar.height - 15],
      ];
    return [
      [x + width, y + height / 2],
      [middle[0], y + height / 2],
    ];
  };
  const [door] = arrows;
  const places = boxes[form].map((box): Place => {
    const id = box.name.replaceAll(' ', '_');
    if (SENDERS.has(id)) return { ...box, id, way: way(box.x, box.y, box.width, box.height) };
    if (id !== 'you' || !door) return { ...box, id };
    const { x1, y1, x2, y2 } = door;
    return {
      ...box,
      id: 'caller',
      way: [
        [x1, y1],
        [(x1 + x2) / 2, (y1 + y2) / 2],
      ],
    };
  });
  const lanes = arrows.map(({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`);
  const name = form === 'lying' ? { x: 104, y: middle[1], beside: false } : { x: 284, y: 103, beside: true };
  return { form, size, bar, name, places, lanes };
}

/** The live drawing of each stack that has one. */
export const liveDrawings: Record<string, LiveDrawing[]> = {
  'secure-update': [toDrawing('lying'), toDrawing('upright')],
};
