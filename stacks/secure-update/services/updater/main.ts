import { join } from 'node:path';
import { z } from 'zod';
import { broker, port, readEnv } from '../bus/env.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { readKeys, signatures } from '../seal/keys.ts';
import { apply, recover } from './apply.ts';
import { createHandle } from './handle.ts';
import { LiveApp } from './live-app.ts';
import { Results, serveResults } from './results.ts';

const env = readEnv({
  BROKER: broker,
  PORT: port(5000),
  RESULTS_PORT: port(5001),
  FOLDER: z.string().default('/app'),
  SIGNATURES: signatures,
});

const pems = env.SIGNATURES === 'required' ? readKeys('vendor.pub', 'verifier.pub') : undefined;
const keys = pems && { vendor: pems['vendor.pub'], verifier: pems['verifier.pub'] };
const results = new Results(env.FOLDER);
await recover(env.FOLDER, results);
const app = new LiveApp(join(env.FOLDER, 'app.ts'), env.PORT);
// before the bus: a service that is healthy has an app that answers
await app.launch();
const service = runService({
  service: 'updater',
  broker: env.BROKER,
  handle: createHandle((event) => apply(event, { folder: env.FOLDER, app, results, keys }), results),
  isReady: () => app.running,
});
serveResults(results, env.RESULTS_PORT);
closeOnSignal(app, service);
