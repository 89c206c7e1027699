import { parse as parseHcl } from '@cdktn/hcl2json';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lack } from '../architecture.ts';
import { dockerfileLacks } from '../dockerfile.ts';
import { lockfileLacks } from '../lockfile.ts';
import type { Rule, Said } from '../rule.ts';

const Bake = z.object({
  target: z
    .record(
      z.string(),
      z.array(
        z.object({
          context: z.string().default('.'),
          dockerfile: z.string().default('Dockerfile'),
          platforms: z.array(z.string()).optional(),
        }),
      ),
    )
    .default({}),
});

/** Without a build for each this can only look for what ties an image to one of them; what it finds is nearly always right. */
export const architectures: Rule = {
  name: 'architectures',
  says: 'The images of a lab build for amd64 and arm64, or `architectures` in lab.mdx says for which.',
  async look({ root, lab, path }) {
    if (lab === null) return [];
    const { stack, architectures: promised = ['amd64', 'arm64'] } = lab.frontmatter;
    const file = `stacks/${stack}/docker-bake.hcl`;
    const text = await readFile(join(root, file), 'utf8').catch(() => null);
    if (text === null)
      return [
        { path: `${path}/lab.mdx`, expected: `${file}, which says what images the stack needs`, found: 'no file' },
      ];
    const read = await targetsIn(file, text);
    if (read.fault !== null) return [read.fault];
    const all = await Promise.all(
      Object.entries(read.targets).map(async ([name, target]) => {
        const dockerfile = join(target.context, target.dockerfile);
        const line = text.split('\n').findIndex((row) => row.includes(`target "${name}"`)) + 1;
        if (target.context.includes('${')) return [];
        if (!existsSync(join(root, dockerfile)))
          return [{ path: file, line, expected: `${dockerfile} for the target ${name}`, found: 'no file' }];
        const { platforms } = target;
        const declared: Said[] = promised.flatMap((arch) =>
          platforms && !platforms.some((one) => one.startsWith(`linux/${arch}`))
            ? [
                {
                  path: file,
                  line,
                  expected: `linux/${arch} among the platforms of ${name}`,
                  found: platforms.join(', '),
                },
              ]
            : [],
        );
        const lacks = [
          ...dockerfileLacks(dockerfile, await readFile(join(root, dockerfile), 'utf8')),
          ...(await lockfileLacks(root, target.context)),
        ];
        return [...declared, ...lacks.filter(({ lacking }) => promised.includes(lacking)).map(toSaid)];
      }),
    );
    return all.flat();
  },
};

const toSaid = ({ path, line, lacking, found }: Lack): Said => ({
  path,
  line,
  expected: `what is there for ${lacking} too, or \`architectures\` in lab.mdx without it`,
  found,
});

type Target = z.infer<typeof Bake>['target'][string][number];

type Read = { targets: Record<string, Target>; fault: null } | { fault: Said };

async function targetsIn(path: string, text: string): Promise<Read> {
  try {
    const { target } = Bake.parse(await parseHcl(path, text));
    const targets = Object.entries(target).flatMap(([name, [first]]): [string, Target][] =>
      first ? [[name, first]] : [],
    );
    return { targets: Object.fromEntries(targets), fault: null };
  } catch (error) {
    const [found = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { fault: { path, expected: 'a bake file in HCL', found } };
  }
}
