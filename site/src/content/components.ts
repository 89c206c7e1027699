import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import About from '../components/step/About.astro';
import Case from '../components/step/Case.astro';
import Check from '../components/step/Check.astro';
import CodeBlock from '../components/step/CodeBlock.astro';
import Hint from '../components/step/Hint.astro';
import Option from '../components/step/Option.astro';
import Predict from '../components/step/Predict.astro';
import Quiz from '../components/step/Quiz.astro';

const files = import.meta.glob<{ default: AstroComponentFactory }>('../components/lab/*.astro', { eager: true });
const drawings = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.astro$/g, ''), file.default]),
);

/** What a lab's pages may use without import: the fences, the parts of a step, and every drawing in components/lab. */
export const components = { pre: CodeBlock, About, Case, Check, Hint, Option, Predict, Quiz, ...drawings };
