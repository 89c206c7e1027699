/**
 * Plays a storage that was taken over: it shows the verifier the file that was downloaded, and gives the updater another one,
 * under a seal that it made itself. Every message is the one that the policy waits for. Order an update as always.
 */
import { z } from 'zod';
import { closeOnSignal } from '../services/bus/close-on-signal.ts';
import { broker, readEnv } from '../services/bus/env.ts';
import type { Event } from '../services/bus/event.ts';
import { runService } from '../services/bus/service.ts';
import { seal } from '../services/seal/seal.ts';
import { createBlobs } from '../services/storage/blobs.ts';
import { createHandle } from '../services/storage/handle.ts';
import { packEvilApp } from './evil-app.ts';

const env = readEnv({ BROKER: broker, FOLDER: z.string().default('/var/lib/storage') });
const honest = createHandle(createBlobs(env.FOLDER));

const handle = async (event: Event) => {
  const answers = await honest(event);
  if (event.operation !== 'get_blob' || event.source !== 'updater') return answers;
  const evil = packEvilApp().toString('base64');
  // where files are signed, a seal says nothing: then the file as it is, with the signature of the other
  const blob = event.verifier_signature === undefined ? seal(evil) : evil;
  return answers.map((answer) => ({ ...answer, blob }));
};

closeOnSignal(runService({ service: 'storage', broker: env.BROKER, handle }));
