import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync, Visitor, type ObjectExpression } from 'oxc-parser';
import type { Rule, Said } from '../rule.ts';

const NEEDED = ['expected', 'found', 'hint'];

/**
 * That a failure has these words at all is held by the types of fail(); here their values are looked at, as far as they are written out.
 * Every object of a lab’s code that has a headline and a hint is taken for a failure’s words.
 */
export const failWords: Rule = {
  name: 'fail-words',
  says: 'A failure says what was expected, what was found and what to try, and each of these says something of its own.',
  async look({ root, path }) {
    const files = await readdir(join(root, path), { recursive: true });
    return files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('files/'))
      .toSorted()
      .flatMap((file) => judge(`${path}/${file}`, readFileSync(join(root, path, file), 'utf8')));
  },
};

function judge(path: string, text: string): Said[] {
  const said: Said[] = [];
  const { program } = parseSync(path, text);
  const visitor = new Visitor({
    ObjectExpression(node) {
      const line = text.slice(0, node.start).split('\n').length;
      for (const fault of faultsOf(wordsOf(node))) said.push({ path, line, ...fault });
    },
  });
  visitor.visit(program);
  return said;
}

/** Its keys with what they say; null where that is known only when it runs. */
function wordsOf({ properties }: ObjectExpression): ReadonlyMap<string, string | null> {
  return new Map(
    properties.flatMap((property): [string, string | null][] => {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
      const { value } = property;
      if (value.type === 'Literal' && typeof value.value === 'string') return [[property.key.name, value.value]];
      if (value.type === 'TemplateLiteral' && value.expressions.length === 0)
        return [[property.key.name, value.quasis[0]?.value.cooked ?? '']];
      return [[property.key.name, null]];
    }),
  );
}

function faultsOf(words: ReadonlyMap<string, string | null>): { expected: string; found: string }[] {
  if (!words.has('headline') || !words.has('hint')) return [];
  const empty = ['headline', ...NEEDED].filter((key) => words.get(key)?.trim() === '');
  const plain = (key: string): string => (words.get(key) ?? '').trim().toLowerCase().replace(/\.$/, '');
  const same = [
    ['hint', 'headline'],
    ['expected', 'found'],
  ].filter(([one = '', other = '']) => plain(one) !== '' && plain(one) === plain(other));
  return [
    ...empty.map((key) => ({ expected: `words in \`${key}\``, found: 'none' })),
    ...same.map(([one, other]) => ({
      expected: `a ${one} that is not the ${other}`,
      found: words.get(one ?? '') ?? '',
    })),
  ];
}
