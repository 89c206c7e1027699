import { walk, type PageNode } from '../../lab/page-tree.ts';
import { attribute, has, isElement } from '../prose.ts';
import type { Rule, Said } from '../rule.ts';
import { pagesOf, type PageSource } from '../subject.ts';

/** Who does not see a picture or a drawing is told what is in it. */
export const alternatives: Rule = {
  name: 'alternatives',
  says: 'A picture has an alt text, a drawing a title; what is decoration says so.',
  look(subject) {
    const pages = pagesOf(subject);
    const used = new Set(
      pages.flatMap(({ tree }) => [...walk(tree)].flatMap((node) => (isElement(node) ? (node.name ?? []) : []))),
    );
    const drawn = [...subject.drawings].filter(([name]) => used.has(name)).flatMap(([, drawing]) => untitled(drawing));
    const inPages = pages.flatMap(({ path, tree }) =>
      [...walk(tree)].flatMap((node): Said[] => {
        const lack = lackOf(node);
        return lack === null ? [] : [{ path, line: node.position?.start.line ?? 1, ...lack }];
      }),
    );
    return [...inPages, ...drawn];
  },
};

function lackOf(node: PageNode): { expected: string; found: string } | null {
  if (node.type === 'image' && !node.alt?.trim())
    return { expected: 'words in the brackets that tell what the picture shows', found: `![](${node.url ?? ''})` };
  if (!isElement(node)) return null;
  if (node.name === 'img' && !has(node, 'alt'))
    return { expected: 'alt="what the picture shows", or alt="" where it is decoration', found: '<img> without alt' };
  if (node.name === 'svg' && !isNamed(node)) return { expected: TITLE, found: '<svg> without a name' };
  return null;
}

const TITLE = 'a <title> in it, an aria-label, or aria-hidden where it is decoration';

function isNamed(svg: PageNode): boolean {
  const titled = [...walk(svg)].some(({ name }) => name === 'title');
  return titled || has(svg, 'aria-labelledby') || has(svg, 'aria-hidden') || attribute(svg, 'aria-label') !== null;
}

const SVG = /<svg\b(?<attributes>(?:[^>"'{]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)>(?<inside>[\s\S]*?)<\/svg>/g;

/** The drawings of a component, read as text: what Astro makes of it is not known here. */
function untitled({ path, text }: PageSource): Said[] {
  return [...text.matchAll(SVG)].flatMap(({ index, groups }) => {
    const named = /\baria-(?:label|labelledby|hidden)\b/.test(groups?.['attributes'] ?? '');
    if (named || /<title\b/.test(groups?.['inside'] ?? '')) return [];
    return [{ path, line: text.slice(0, index).split('\n').length, expected: TITLE, found: '<svg> without a name' }];
  });
}
