import { afterAll, beforeAll } from 'vitest';
import { describeAnswers } from './api-answers.ts';
import { describeLimits } from './api-limits.ts';
import { describeSecret } from './api-secret.ts';
import { ApiSystem, BUILD_WITHIN_MS } from './api-system.ts';
import { describeTls } from './api-tls.ts';
import { describeWebAnywhere } from './web-anywhere.ts';

/** The API, then the web app beside it, as their READMEs say, on a Docker that knows nothing of Stackyard: Compose builds what it starts. */
let system: ApiSystem;

beforeAll(async () => {
  system = await ApiSystem.start('anywhere');
}, BUILD_WITHIN_MS + 60_000);

afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

describeAnswers(() => system);
describeSecret(() => system);
describeLimits(() => system);
describeTls(() => system);
describeWebAnywhere(() => system.stack);
