import { StreamLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import type { Language } from './language-of.ts';

const javascript = async (typescript: boolean): Promise<Extension> =>
  (await import('@codemirror/lang-javascript')).javascript({ typescript, jsx: true });

const load: Record<Language, () => Promise<Extension>> = {
  yaml: async () => (await import('@codemirror/lang-yaml')).yaml(),
  dockerfile: async () => StreamLanguage.define((await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile),
  shell: async () => StreamLanguage.define((await import('@codemirror/legacy-modes/mode/shell')).shell),
  typescript: () => javascript(true),
  javascript: () => javascript(false),
  json: async () => (await import('@codemirror/lang-json')).json(),
  markdown: async () => (await import('@codemirror/lang-markdown')).markdown(),
  python: async () => (await import('@codemirror/lang-python')).python(),
  ini: async () => StreamLanguage.define((await import('@codemirror/legacy-modes/mode/properties')).properties),
  html: async () => (await import('@codemirror/lang-html')).html(),
  css: async () => (await import('@codemirror/lang-css')).css(),
};

/** The syntax of a language; its code is loaded when it is asked for. Without it a file is plain text. */
export async function syntaxOf(language: Language | null): Promise<Extension> {
  return (await (language === null ? null : load[language]().catch(() => null))) ?? [];
}
