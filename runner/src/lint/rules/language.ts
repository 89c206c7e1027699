import { lineOfKey } from '../frontmatter.ts';
import type { Rule } from '../rule.ts';

/** A screen reader pronounces a page by it, and a browser hyphenates. Without `lang` a lab is in English. */
export const language: Rule = {
  name: 'language',
  says: '`lang` of lab.mdx is the tag of a language that exists; without it a lab is in English (en).',
  look({ lab, front, path }) {
    const lang = lab?.frontmatter.lang ?? 'en';
    if (isKnown(lang)) return [];
    return [
      {
        path: front?.path ?? path,
        line: lineOfKey(front?.text ?? '', ['lang']),
        expected: 'the tag of a language, such as en or pt-BR',
        found: lang,
      },
    ];
  },
};

function isKnown(tag: string): boolean {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return canonical === tag && names.of(tag.split('-')[0] ?? '') !== undefined;
  } catch {
    return false;
  }
}
