import type { Bus } from '../session/bus.ts';
import type { Parts } from '../session/parts.ts';
import { Paced } from '../session/paced.ts';

const EVERY_MS = 250;

/** Tells every page how the labs' builds go on: a build that writes a thousand lines a second is told of four times. */
export function tellOfBuilds(builds: Parts['builds'], labs: Iterable<string>, bus: Bus): Disposable {
  const news = new Map(
    [...labs].map((lab) => [
      lab,
      new Paced(EVERY_MS, () => bus.sendToAll({ type: 'build', lab, build: builds.of(lab) })),
    ]),
  );
  const stop = builds.changed((lab) => news.get(lab)?.poke());
  return {
    [Symbol.dispose]: () => {
      stop();
      for (const paced of news.values()) paced[Symbol.dispose]();
    },
  };
}
