import GithubSlugger from 'github-slugger';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { walk, type PageNode } from '../../lab/page-tree.ts';
import { attribute, textOf } from '../prose.ts';
import type { Rule, Said } from '../rule.ts';
import { pagesOf, type PageText, type Subject } from '../subject.ts';

const SITE = 'http://site';
/** Anchors that the site gives every step. */
const ANCHORS = ['text', 'terminal', 'check-button'];

/** A link out of the site is looked at by its shape alone: whether somebody answers there changes by the day. */
export const links: Rule = {
  name: 'links',
  says: 'A link leads to a page that exists, an anchor to a heading of it, and an address outside begins with https.',
  look: (subject) =>
    pagesOf(subject).flatMap((page) =>
      [...walk(page.tree)].flatMap((node): Said[] => {
        const href =
          node.type === 'link' || node.type === 'definition'
            ? node.url
            : node.name === 'a'
              ? attribute(node, 'href')
              : null;
        const fault = typeof href === 'string' ? faultOf(href, page, subject) : null;
        return fault === null
          ? []
          : [{ path: page.path, line: node.position?.start.line ?? 1, expected: fault, found: href ?? '' }];
      }),
    ),
};

function faultOf(href: string, page: PageText, subject: Subject): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(href)) return faultOutside(href);
  const here = `${SITE}/${page.path.replace(/(?:lab|step)\.mdx$/, '')}`;
  const { pathname, hash } = new URL(href, here);
  const target = pathname === new URL(here).pathname ? page : pageAt(pathname, subject);
  if (target === null) return 'a page of the site, such as ../02-more/ or /labs/01-secure-update/';
  if (hash === '' || target === 'unread') return null;
  const anchors = target === 'other' ? [] : anchorsOf(target);
  return anchors.includes(decodeURIComponent(hash.slice(1)))
    ? null
    : `an anchor of that page (${anchors.map((name) => `#${name}`).join(', ')})`;
}

function faultOutside(href: string): string | null {
  if (href.startsWith('mailto:')) return null;
  const fault = 'an address such as https://example.org/page';
  if (!URL.canParse(href)) return fault;
  const { protocol, hostname } = new URL(href);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  return protocol === 'https:' || (local && protocol === 'http:') ? null : fault;
}

/** The page at a path of the site: one of this lab as written, another lab’s (`unread`), one without headings of ours (`other`), or none. */
function pageAt(pathname: string, { id, labs, front, steps, root }: Subject): PageText | 'unread' | 'other' | null {
  const [first, lab = '', step = '', ...more] = pathname.replace(/^\/|\/$/g, '').split('/');
  if (first === '' || existsSync(join(root, 'site/public', pathname.replace(/\/$/, '/index.html')))) return 'other';
  if (first !== 'labs' || more.length > 0 || !labs.has(lab)) return null;
  if (step !== '' && !labs.get(lab)?.includes(step)) return null;
  if (lab !== id) return 'unread';
  return step === '' ? front : (steps.find((one) => one.id === step)?.page ?? null);
}

function anchorsOf({ tree }: PageText): string[] {
  const slugger = new GithubSlugger();
  const headings: PageNode[] = tree === null ? [] : [...walk(tree)].filter(({ type }) => type === 'heading');
  return [...headings.map((heading) => slugger.slug(textOf(heading))), ...ANCHORS];
}
