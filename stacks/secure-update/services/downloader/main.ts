import { broker, readEnv } from '../bus/env.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { handle } from './handle.ts';

const env = readEnv({ BROKER: broker });
closeOnSignal(runService({ service: 'downloader', broker: env.BROKER, handle }));
