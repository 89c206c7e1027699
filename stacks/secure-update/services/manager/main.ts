import { createHandle } from './handle.ts';
import { runManager } from './run.ts';

await runManager(createHandle);
