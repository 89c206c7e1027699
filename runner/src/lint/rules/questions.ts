import { walk } from '../../lab/page-tree.ts';
import { attribute, has } from '../prose.ts';
import type { Rule, Said } from '../rule.ts';
import { pagesOf } from '../subject.ts';

/** A wrong guess costs nothing and gets its reason: then it has to have one. */
export const questions: Rule = {
  name: 'questions',
  says: 'A Quiz or Predict asks something, has two options or more, one of them right, and a reason for each.',
  look: (subject) =>
    pagesOf(subject).flatMap(({ path, tree }) =>
      [...walk(tree)].flatMap((node): Said[] => {
        if (node.name !== 'Quiz' && node.name !== 'Predict') return [];
        const at = { path, line: node.position?.start.line ?? 1 };
        const options = [...walk(node)].filter(({ name }) => name === 'Option');
        const right = options.filter((option) => has(option, 'right')).length;
        const said: Said[] = [];
        if (!attribute(node, 'question')?.trim()) said.push({ ...at, expected: 'question="…"', found: 'none' });
        if (options.length < 2) said.push({ ...at, expected: 'two options or more', found: String(options.length) });
        if (right !== 1) said.push({ ...at, expected: 'one option that is right', found: String(right) });
        for (const option of options)
          if (!attribute(option, 'reason')?.trim())
            said.push({
              path,
              line: option.position?.start.line ?? at.line,
              expected: 'reason="…" that says why this is right or not',
              found: 'none',
            });
        return said;
      }),
    ),
};
