/**
 * Puts each program that runs once and ends into one file of its own: it then opens one file and not dozens, and `policy check`
 * takes a quarter less of processor time (0.17 s to 0.13 s). The Kafka client stays where it is, in one file already.
 */
import { build, type BuildOptions, type Plugin } from 'esbuild';
import * as crypto from 'node:crypto';

const functionsOfCrypto = Object.entries(crypto).flatMap(([name, value]) =>
  typeof value === 'function' && /^[a-z]/.test(name) ? [name] : [],
);

/**
 * Loads node:crypto only when a function of it is called: it takes 15 ms of processor time, and a policy that asks for no signature
 * is tried without it.
 */
const lateCrypto: Plugin = {
  name: 'late-crypto',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:crypto$/ }, ({ path }) => ({ path, namespace: 'late' }));
    onLoad({ filter: /.*/, namespace: 'late' }, () => ({
      contents: functionsOfCrypto
        .map((name) => `export const ${name} = (...all) => process.getBuiltinModule('node:crypto').${name}(...all);`)
        .join('\n'),
    }));
  },
};

const common: BuildOptions = { outdir: 'programs', bundle: true, platform: 'node', plugins: [lateCrypto] };
const entryPoints = (...names: string[]) => names.map((name) => ({ in: `services/${name}/main.ts`, out: name }));

await build({
  ...common,
  entryPoints: entryPoints('send', 'access'),
  format: 'esm',
  external: ['@platformatic/kafka'],
  // packages inside that are CommonJS ask for built-in modules by require
  banner: {
    js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
  },
});
// as CommonJS, since an import of node:fs loads its streams and promises too, whether used or not: 0.02 s
await build({ ...common, entryPoints: entryPoints('policy'), format: 'cjs', outExtension: { '.js': '.cjs' } });
