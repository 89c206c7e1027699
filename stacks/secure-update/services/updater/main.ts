import { join } from 'node:path';
import { z } from 'zod';
import { broker, port, readEnv } from '../bus/env.ts';
import { log, messageOf } from '../bus/log.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { AppProcess } from './app-process.ts';
import { apply, launch } from './apply.ts';
import { createHandle } from './handle.ts';
import { Results, serveResults } from './results.ts';

const env = readEnv({
  BROKER: broker,
  PORT: port(5000),
  RESULTS_PORT: port(5001),
  FOLDER: z.string().default('/app'),
});

const app = new AppProcess(join(env.FOLDER, 'app.ts'), `http://127.0.0.1:${env.PORT}/`);
const results = new Results();
const install = (zip: Buffer) => apply(zip, env.FOLDER, app);
// before the bus: a service that is healthy has an app that answers
await launch(env.FOLDER, app).catch((error: unknown) => log(`the app does not start: ${messageOf(error)}`));
const service = runService({
  service: 'updater',
  broker: env.BROKER,
  handle: createHandle(install, results),
  isReady: () => app.running,
});
serveResults(results, env.RESULTS_PORT);
closeOnSignal(app, service);
