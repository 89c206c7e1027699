import { broker, readEnv } from '../bus/env.ts';
import { runService } from '../bus/service.ts';
import { closeOnSignal } from '../bus/close-on-signal.ts';
import { readKeys, signatures } from '../seal/keys.ts';
import { createHandle } from './handle.ts';

const env = readEnv({ BROKER: broker, SIGNATURES: signatures });
const keys = env.SIGNATURES === 'required' ? readKeys('vendor.pub', 'verifier.key') : undefined;
const handle = createHandle(keys && { vendor: keys['vendor.pub'], verifier: keys['verifier.key'] });
closeOnSignal(runService({ service: 'verifier', broker: env.BROKER, handle }));
