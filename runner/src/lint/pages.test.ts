import { expect, test } from 'vitest';
import { FRONT, linted, STEP } from './testing.ts';

const after = (more: string) => (text: string) => `${text}\n${more}\n`;

test('components: a part that no page knows', async () => {
  expect(await linted({ [STEP]: after('<Map />\n\n<Mapp />') })).toEqual([
    'labs/01-lab/01-start/step.mdx:18  components  one of About, Case, Check, Hint, Option, Predict, Quiz, Map ≠ <Mapp>',
  ]);
});

test('questions: two right options, one without a reason, or only one option', async () => {
  expect(
    await linted({
      [STEP]: after(`<Quiz question="Who?">
  <Option right reason="it is">A</Option>
  <Option right>B</Option>
</Quiz>

<Predict question="">
  <Option right reason="it is">A</Option>
</Predict>`),
    }),
  ).toEqual([
    'labs/01-lab/01-start/step.mdx:16  questions  one option that is right ≠ 2',
    'labs/01-lab/01-start/step.mdx:18  questions  reason="…" that says why this is right or not ≠ none',
    'labs/01-lab/01-start/step.mdx:21  questions  question="…" ≠ none',
    'labs/01-lab/01-start/step.mdx:21  questions  two options or more ≠ 1',
  ]);
});

test.each([
  ['../02-nowhere/', 'a page of the site, such as ../02-more/ or /labs/01-secure-update/'],
  ['check.ts', 'a page of the site, such as ../02-more/ or /labs/01-secure-update/'],
  ['#take-a-break', 'an anchor of that page (#take-a-look, #text, #terminal, #check-button)'],
  ['http://example.org/', 'an address such as https://example.org/page'],
  ['https://', 'an address such as https://example.org/page'],
])('links: %s leads nowhere', async (href, expected) => {
  expect(await linted({ [STEP]: after(`[there](${href})`) })).toEqual([
    `labs/01-lab/01-start/step.mdx:16  links  ${expected} ≠ ${href}`,
  ]);
});

test.each([
  '../',
  '../01-start/',
  '/labs/01-lab/01-start/#take-a-look',
  '#take-a-look',
  '/',
  'https://example.org/a#b',
  'http://localhost:5000/',
])('links: %s leads somewhere', async (href) => {
  expect(await linted({ [STEP]: after(`[there](${href}) <a href="${href}">there</a>`) })).toEqual([]);
});

test('alternatives: pictures without words, drawings without a title, in pages and in the components that they use', async () => {
  expect(
    await linted({
      [STEP]: after(
        '![](/mark.svg) <img src="/mark.svg" /> <svg viewBox="0 0 1 1"></svg>\n\n![the mark](/mark.svg) <img alt="" src="/mark.svg" />\n\n<Map />',
      ),
      'site/src/components/lab/Map.astro':
        '---\n---\n\n<svg viewBox={`0 0 ${1 > 0}`}><path /></svg>\n<svg><title>Two</title></svg>\n',
      'site/src/components/lab/Unused.astro': '<svg></svg>\n',
    }),
  ).toEqual([
    'labs/01-lab/01-start/step.mdx:16  alternatives  words in the brackets that tell what the picture shows ≠ ![](/mark.svg)',
    'labs/01-lab/01-start/step.mdx:16  alternatives  alt="what the picture shows", or alt="" where it is decoration ≠ <img> without alt',
    'labs/01-lab/01-start/step.mdx:16  alternatives  a <title> in it, an aria-label, or aria-hidden where it is decoration ≠ <svg> without a name',
    'site/src/components/lab/Map.astro:4  alternatives  a <title> in it, an aria-label, or aria-hidden where it is decoration ≠ <svg> without a name',
  ]);
});

test('reading-time: more than was promised is a warning, more than twelve minutes an error unless it was measured', async () => {
  const words = (count: number) => after(Array.from({ length: count }, () => 'word').join(' '));
  expect(await linted({ [STEP]: words(900) })).toEqual([
    'labs/01-lab/01-start/step.mdx:3  reading-time (warning)  about 5 minutes, or fewer words ≠ minutes: 3, reading and running takes 4.9 (906 words, 1 blocks)',
  ]);
  expect(await linted({ [STEP]: words(2500) })).toEqual([
    expect.stringContaining('step.mdx:3  reading-time  at most 12 minutes to read and run'),
  ]);
  const long = (text: string) => text.replace('minutes: 3', 'minutes: 13');
  expect(await linted({ [STEP]: long })).toEqual([
    expect.stringContaining('make it two steps, or say `measured: true` ≠ 13'),
  ]);
  expect(await linted({ [STEP]: (text) => long(text).replace('minutes: 13', 'minutes: 13\nmeasured: true') })).toEqual(
    [],
  );
});

test('plain-words: in the text, in an attribute, on the line where they stand, and not in code', async () => {
  expect(
    await linted({
      [STEP]: after('This is fine,\nand just as\nEasy. `just` and justice.\n\n```bash copy\necho simply\n```'),
    }),
  ).toEqual([
    'labs/01-lab/01-start/step.mdx:17  plain-words  the sentence without it ≠ just',
    'labs/01-lab/01-start/step.mdx:18  plain-words  the sentence without it ≠ Easy',
  ]);
});

test.each(['english', 'xx-YY', 'EN', 'not a tag'])('language: %s is none', async (lang) => {
  expect(await linted({ [FRONT]: (text) => text.replace('level:', `lang: ${lang}\nlevel:`) })).toEqual([
    `labs/01-lab/lab.mdx:4  language  the tag of a language, such as en or pt-BR ≠ ${lang}`,
  ]);
});

test.each(['en', 'de', 'pt-BR'])('language: %s is one', async (lang) => {
  expect(await linted({ [FRONT]: (text) => text.replace('level:', `lang: ${lang}\nlevel:`) })).toEqual([]);
});
