import type { Draft, Event } from '../bus/event.ts';
import { log, messageOf } from '../bus/log.ts';
import { fetchUpdate } from './fetch-update.ts';

/** Fetches what the manager asks for. A download that failed is an answer too: without a file, with the reason. */
export async function handle(event: Event): Promise<Draft[]> {
  if (event.operation !== 'download_file') return [];
  const { url, ...rest } = event;
  const answer = { ...rest, operation: 'download_done', deliver_to: 'manager', verified: null };
  try {
    const { file, ...headers } = await fetchUpdate(url ?? '');
    log(`${event.id.slice(0, 8)} fetched ${file.length} bytes`);
    return [{ ...answer, ...headers, update_file: file.toString('base64'), update_file_encoding: 'base64' }];
  } catch (error) {
    log(`${event.id.slice(0, 8)} not fetched: ${messageOf(error)}`);
    return [{ ...answer, reason: messageOf(error).slice(0, 500) }];
  }
}
