import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { defineConfig } from 'astro/config';
import { fences } from './src/fences/fences.ts';
import { keepPages } from './src/kept/keep-pages.ts';

/** Adds the page of every component in every state while developing, or when STACKYARD_STATES=1 asks a build for it. */
const states: AstroIntegration = {
  name: 'states',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev' && process.env['STACKYARD_STATES'] !== '1') return;
      injectRoute({ pattern: '/states', entrypoint: './src/states/states.astro' });
    },
  },
};

export default defineConfig({
  outDir: './dist',
  // The default drops line ends between words, as JSX does; here a line end is a space, as in HTML.
  compressHTML: true,
  integrations: [mdx(), states, keepPages],
  markdown: {
    // Code is ink on paper here: colour says something about the learner's work, never about syntax.
    syntaxHighlight: false,
    processor: satteri({ hastPlugins: [fences] }),
  },
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    server: { fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] } },
  },
});
