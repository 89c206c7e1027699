/** A language whose syntax the editor knows. */
export type Language =
  | 'yaml'
  | 'dockerfile'
  | 'shell'
  | 'typescript'
  | 'javascript'
  | 'json'
  | 'markdown'
  | 'python'
  | 'ini'
  | 'html'
  | 'css';

const BY_ENDING: Record<string, Language> = {
  yaml: 'yaml',
  yml: 'yaml',
  dockerfile: 'dockerfile',
  sh: 'shell',
  bash: 'shell',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  json: 'json',
  md: 'markdown',
  mdx: 'markdown',
  py: 'python',
  ini: 'ini',
  conf: 'ini',
  cfg: 'ini',
  toml: 'ini',
  properties: 'ini',
  env: 'ini',
  html: 'html',
  htm: 'html',
  svg: 'html',
  xml: 'html',
  css: 'css',
};

const BY_NAME: [RegExp, Language][] = [
  [/^(?:Docker|Container)file(?:\..*)?$/, 'dockerfile'],
  [/^\.(?:bashrc|bash_.*|profile)$/, 'shell'],
  [/^\.(?:env(?:\..*)?|npmrc|gitconfig|editorconfig)$/, 'ini'],
];

const BY_PROGRAM: [RegExp, Language][] = [
  [/\b(?:ba|da|k|z)?sh\b/, 'shell'],
  [/\bpython[0-9.]*\b/, 'python'],
  [/\bnode\b/, 'typescript'],
];

/** The language of a file by its name, else by the program that its first line asks for; null: plain text. */
export function languageOf(name: string, text: string): Language | null {
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  if (named) return named[1];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const ended = ending === undefined ? undefined : BY_ENDING[ending];
  if (ended) return ended;
  const asked = /^#!.*/.exec(text)?.[0] ?? '';
  return BY_PROGRAM.find(([pattern]) => pattern.test(asked))?.[1] ?? null;
}
