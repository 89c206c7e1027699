/**
 * Puts the Kafka client into one file, in its own place in node_modules: the parts that a service imports, without the
 * schema registries, and without compiling some thirty schemas that would check, at run time, options which TypeScript has
 * checked already. A service then starts with a quarter of the processor time (0.6 s to 0.15 s) and half of the memory.
 */
import { build } from 'esbuild';
import { copyFile, rm } from 'node:fs/promises';

const client = 'node_modules/@platformatic/kafka/dist';
const parts = `
  export * from './apis/enumerations.js';
  export * as alterUserScramCredentialsV0 from './apis/admin/alter-user-scram-credentials-v0.js';
  export * as describeUserScramCredentialsV0 from './apis/admin/describe-user-scram-credentials-v0.js';
  export * as addPartitionsToTxnV3 from './apis/producer/add-partitions-to-txn-v3.js';
  export * as listTransactionsV1 from './apis/admin/list-transactions-v1.js';
  export { kGetApi } from './clients/base/base.js';
  export { Admin } from './clients/admin/admin.js';
  export { Consumer } from './clients/consumer/consumer.js';
  export { Producer } from './clients/producer/producer.js';
  export { stringDeserializers, stringSerializers } from './clients/serde.js';
  export { Connection } from './network/connection.js';
`;

await build({
  stdin: { contents: parts, resolveDir: client },
  outfile: `${client}/flat.js`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  // packages inside that are CommonJS ask for built-in modules by require
  banner: {
    js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
  },
  alias: { 'ajv/dist/2020.js': './build/no-validation.ts' },
});
// the checksum, compiled to WebAssembly, is read from beside the code
await copyFile('node_modules/@platformatic/wasm-utils/dist/native.wasm', `${client}/native.wasm`);
await rm(`${client}/index.js`);
await copyFile(`${client}/flat.js`, `${client}/index.js`);
