import { afterAll, beforeAll } from 'vitest';
import { describeAnswers } from './api-answers.ts';
import { describeBuild } from './api-build.ts';
import { describeLimits } from './api-limits.ts';
import { describeSecret } from './api-secret.ts';
import { ApiSystem } from './api-system.ts';
import { describeTls } from './api-tls.ts';

/** The API with PostgreSQL as a learner has it: in a machine with the image store, and without a way out. */
let system: ApiSystem;

beforeAll(async () => {
  system = await ApiSystem.start('lab');
});

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

describeAnswers(() => system);
describeSecret(() => system);
describeLimits(() => system);
describeTls(() => system);
describeBuild(() => system);
