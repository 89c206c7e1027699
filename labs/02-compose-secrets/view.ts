import { defineView } from '@stackyard/kit';
import { exposures, type Place } from './checks/exposure.ts';
import { readHeld, readSecretFile } from './checks/held.ts';
import { cellOf, fileCell } from './checks/who-reads.ts';
import type { Secret } from './checks/secret.ts';

/** Who can read each password of the database, by the questions that the checks ask. */
const PLACES: readonly (readonly [name: string, places: readonly Place[]])[] = [
  ['Environment', ['environment']],
  ['Command line', ['command']],
  ['Image', ['image', 'layer']],
  ['Log', ['log']],
  ['git', ['git']],
];

export default defineView(async (context) => {
  const held = await Promise.all([readHeld(context, 'api'), readHeld(context, 'postgres')]);
  const sources = [...new Set(held.flatMap(({ source }) => source ?? []))];
  const files = await Promise.all(sources.map((source) => readSecretFile(context, source)));
  const first: Secret = { called: 'The first password', value: context.parameters['first-password'] ?? '' };
  const values = new Set(files.flatMap((file) => (file === null || file.value === '' ? [] : [file.value])));
  const others = [...values].filter((value) => value !== first.value);
  const secrets = [
    first,
    ...others.map((value, at): Secret => ({ called: at === 0 ? 'The new password' : 'Another password', value })),
  ];
  const found = await exposures(context, secrets);
  return {
    columns: secrets.map(({ called }) => called),
    rows: [
      ...PLACES.map(([name, places]) => ({
        name,
        cells: secrets.map((secret) =>
          cellOf(found.filter((exposure) => exposure.secret === secret && places.includes(exposure.place))),
        ),
      })),
      { name: 'File', cells: secrets.map((secret) => fileCell(secret, held, files)) },
    ],
  };
});
