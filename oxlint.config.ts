import { defineConfig } from 'oxlint';

/**
 * Who may import whom in runner/src: a folder may import what stands in its row, itself, and the single files beside
 * the folders (config.ts, problems.ts). The arrows are main → http → session → {terminal, check, store} → machine → docker;
 * lab and report are leaves; prove stands beside session. host, cli and bench are entrances like main and may import everything.
 */
const layers: Record<string, string[]> = {
  docker: [],
  store: [],
  lab: [],
  machine: ['docker', 'lab'],
  terminal: ['machine'],
  check: ['machine', 'lab'],
  session: ['terminal', 'check', 'store', 'machine', 'lab'],
  http: ['session', 'terminal', 'store', 'lab'],
  report: [],
  prove: ['report', 'terminal', 'check', 'machine', 'lab', 'docker'],
};

/** What has one home. Elsewhere the linter says where to go instead. */
const homes = [
  {
    name: 'dockerode',
    home: 'runner/src/docker',
    instead: 'Call runner/src/docker; only that folder speaks to a Docker daemon.',
  },
  {
    name: 'node-pty',
    home: 'runner/src/terminal',
    instead: 'Open a Terminal of runner/src/terminal; only that folder owns ptys.',
  },
  { name: 'node:sqlite', home: 'runner/src/store', instead: 'Ask runner/src/store; only that folder writes SQL.' },
  {
    name: '@xterm/*',
    home: 'site/src/live',
    instead: 'Use the <sy-terminals> element; only site/src/live loads xterm.',
  },
];

const outsideHome = (folder: string) => homes.filter(({ home }) => !folder.startsWith(home));

type Pattern = { group?: string[]; regex?: string; message: string; allowTypeImports?: boolean };

/** Types may cross a border freely (they are gone when the program runs), but never against the arrows. */
function restricted(folder: string, arrows: Pattern[] = []): ['error', { patterns: Pattern[] }] {
  const patterns: Pattern[] = outsideHome(folder).map(({ name, instead }) => ({
    group: [name],
    message: instead,
    allowTypeImports: true,
  }));
  return ['error', { patterns: [...patterns, ...arrows] }];
}

/** `../session/x.ts` from a folder whose row does not name session. */
function arrowsOf(folder: string, allowed: string[]): Pattern[] {
  const others = [...Object.keys(layers), 'host', 'cli', 'bench'].filter(
    (other) => other !== folder && !allowed.includes(other),
  );
  return [
    {
      regex: `^\\.\\./(?:\\.\\./src/)?(?:${others.join('|')})/`,
      message: `runner/src/${folder} may import ${allowed.length === 0 ? 'none of its neighbours' : `only ${allowed.join(', ')}`}: imports flow main → http → session → {terminal, check, store} → machine → docker.`,
    },
  ];
}

const processEnv = {
  object: 'process',
  property: 'env',
  message:
    'Take it from the configuration; runner/src/config.ts and runner/src/host/config.ts alone read the environment.',
};

const layerOverrides = Object.entries(layers).map(([folder, allowed]) => ({
  files: [`runner/src/${folder}/**/*.ts`],
  rules: { 'no-restricted-imports': restricted(`runner/src/${folder}`, arrowsOf(folder, allowed)) },
}));

export default defineConfig({
  // what a learner finds and mends belongs to the stack over which it lies, where its imports are
  ignorePatterns: ['labs/*/files/**'],
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise'],
  categories: { correctness: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  env: { builtin: true, node: true },
  rules: {
    eqeqeq: 'error',
    'max-lines': ['error', { max: 220 }],
    'max-depth': ['error', 4],
    'max-params': ['error', 5],
    'no-console': 'off',
    'no-empty': ['error', { allowEmptyCatch: false }],
    'no-shadow': 'off',
    'no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
    ],
    'no-var': 'error',
    'prefer-const': 'error',
    'no-restricted-imports': restricted(''),
    'no-restricted-properties': ['error', processEnv],
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'promise/no-return-wrap': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/return-await': ['error', 'in-try-catch'],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // Our interfaces are records of functions; methods that need `this` are the few classes’ own.
    'typescript/unbound-method': 'off',
    'typescript/use-unknown-in-catch-callback-variable': 'error',
    'unicorn/no-useless-undefined': 'off',
    'unicorn/prefer-node-protocol': 'error',
    'unicorn/throw-new-error': 'error',
  },
  overrides: [
    ...layerOverrides,
    {
      files: ['labs/**/*.ts'],
      rules: {
        'no-restricted-imports': restricted('labs', [
          {
            regex: '/runner/|^@stackyard/protocol|^@stackyard/runner',
            message: 'A lab imports @stackyard/kit and its own files, so that it works wherever the kit does.',
          },
        ]),
      },
    },
    {
      files: ['runner/kit/**/*.ts', 'runner/protocol/**/*.ts'],
      rules: {
        'no-restricted-imports': restricted('kit', [
          {
            regex: '^\\.\\./(?:\\.\\./)*src/',
            message: 'The kit and the protocol know nothing of the runner: the runner imports them.',
          },
        ]),
      },
    },
    {
      files: ['site/src/live/**/*.ts'],
      rules: { 'no-restricted-imports': restricted('site/src/live') },
    },
    {
      files: ['runner/src/config.ts', 'runner/src/host/config.ts', 'runner/start/**', 'stacks/**', '*.config.ts'],
      rules: { 'no-restricted-properties': 'off' },
    },
    {
      // a stack knows nothing of ours: it has a home of its own for what it writes SQL with
      files: ['stacks/*/*/src/database/**/*.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    {
      files: [
        '*.config.ts',
        'site/*.config.{ts,mjs}',
        'site/src/content.config.ts',
        'labs/**/check.ts',
        'labs/*/view.ts',
        // what Playwright calls before the first story
        'tests/stories/line-to-engine.ts',
      ],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: ['**/*.test.ts', '**/*.story.ts', '**/*for-tests.ts', '**/testing.ts', '**/testing/**'],
      plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'node', 'promise', 'vitest'],
      rules: {
        // A test joins the parts that it needs, as main.ts does.
        'no-restricted-imports': restricted(''),
        'max-lines': ['error', { max: 250 }],
        'no-restricted-properties': 'off',
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'error',
        'vitest/expect-expect': 'off',
      },
    },
    {
      // The API's tests are run by Node itself, whose `test` gives a promise that nobody has to wait for.
      files: ['stacks/compose-secrets/api/**/*.test.ts'],
      rules: {
        'typescript/no-floating-promises': [
          'error',
          { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: 'test' }] },
        ],
      },
    },
    {
      // What an .astro file exports is known to astro check alone.
      files: ['site/src/content/components.ts'],
      rules: { 'typescript/no-unsafe-assignment': 'off' },
    },
    {
      // Plain JavaScript that runs before anything is installed: nothing to take types from.
      files: ['**/*.{js,mjs}'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
  ],
});
