import { walk } from '../../lab/page-tree.ts';
import { isElement } from '../prose.ts';
import type { Rule } from '../rule.ts';
import { pagesOf } from '../subject.ts';

/** What every page may use; drawings come from the site’s folder of them. */
const PARTS = ['About', 'Case', 'Check', 'Hint', 'Option', 'Predict', 'Quiz'];

/** The site would refuse to be built, and say so with a stack. */
export const components: Rule = {
  name: 'components',
  says: 'A page uses the parts of a step and the drawings in site/src/components/lab, and nothing else.',
  look: (subject) => {
    const known = [...PARTS, ...subject.drawings.keys()];
    return pagesOf(subject).flatMap(({ path, tree }) =>
      [...walk(tree)].flatMap((node) => {
        const { name } = node;
        if (!isElement(node) || !name || !/^[A-Z]/.test(name) || known.includes(name)) return [];
        return [
          { path, line: node.position?.start.line ?? 1, expected: `one of ${known.join(', ')}`, found: `<${name}>` },
        ];
      }),
    );
  },
};
