import type { CheckContext, ImageState } from '@stackyard/kit';
import { answerOf } from './answer-of.ts';
import type { Exposure } from './exposure.ts';
import { isSought, spellings, type Secret } from './secret.ts';

/** A layer that is a link came with the machine, before there was a secret: only what was built here is searched. */
const SCRIPT = `own=()
for layer; do [ -L "$layer" ] || [ ! -d "$layer" ] || own+=("$layer"); done
[ "\${#own[@]}" = 0 ] || grep "$0" -f - -- "\${own[@]}"
exit 0`;

type Layers = Pick<ImageState, 'layers'>;

/** Files in the layers of images that hold a secret, those of a layer too that a later one removed. */
export async function readLayers(
  { exec }: Pick<CheckContext, 'exec'>,
  images: ReadonlyMap<string, Layers>,
  secrets: readonly Secret[],
): Promise<Exposure[]> {
  const folders = [...images].flatMap(([who, { layers }]) => layers.map((folder) => ({ who, folder })));
  const all = [...images.values()];
  const asked = secrets.map(async (secret): Promise<Exposure[]> => {
    const paths = await search(exec, all, secret, '-rlaFs');
    return paths.flatMap((path) => {
      const layer = folders.find(({ folder }) => path.startsWith(`${folder}/`));
      return layer ? [{ place: 'layer', who: layer.who, line: path.slice(layer.folder.length), secret }] : [];
    });
  });
  return (await Promise.all(asked)).flat();
}

/** The lines of those files in which a secret stands. */
export const linesInLayers = (
  { exec }: Pick<CheckContext, 'exec'>,
  images: readonly Layers[],
  secret: Secret,
): Promise<string[]> => search(exec, images, secret, '-rhaFs');

async function search(
  exec: CheckContext['exec'],
  images: readonly Layers[],
  secret: Secret,
  flags: string,
): Promise<string[]> {
  const folders = new Set(images.flatMap(({ layers }) => layers));
  if (folders.size === 0 || !isSought(secret)) return [];
  const { stdout } = await answerOf(exec, ['bash', '-c', SCRIPT, flags, ...folders], {
    user: 'root',
    input: spellings(secret.value).join('\n'),
  });
  return stdout.split('\n').filter((line) => line !== '');
}
