import { z } from 'zod';
import { broker, readEnv } from '../bus/env.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { createBlobs } from './blobs.ts';
import { createHandle } from './handle.ts';

const env = readEnv({ BROKER: broker, FOLDER: z.string().default('/var/lib/storage') });
closeOnSignal(runService({ service: 'storage', broker: env.BROKER, handle: createHandle(createBlobs(env.FOLDER)) }));
