import { Bus, MessageTooLarge } from './bus.ts';
import type { Draft, Event } from './event.ts';
import { parseEvent } from './event.ts';
import { log, messageOf } from './log.ts';
import { Seen } from './seen.ts';
import { sentBy } from './sent-by.ts';
import { MONITOR } from './topics.ts';

/** How many handled events a service remembers, to handle none twice. */
const REMEMBERED = 1000;

interface ServiceOptions {
  service: string;
  /** host:port */
  broker: string;
  /** What the service does with an event: returns what it sends. A throw is logged, and the event is done with. */
  handle: (event: Event) => Draft[] | Promise<Draft[]>;
  /** Whether the service can do its work, the bus apart: no makes the container unhealthy. */
  isReady?: () => boolean;
}

interface RunningService extends AsyncDisposable {
  readonly connected: boolean;
  /** Sends to the monitor, in this service's name. */
  send(draft: Draft): Promise<void>;
}

/** A service that speaks to the others only through the monitor. */
export function runService({ service, broker, handle, isReady = () => true }: ServiceOptions): RunningService {
  const seen = new Seen(REMEMBERED);

  const send = async (draft: Draft) => {
    await bus.publish(MONITOR, draft.id, JSON.stringify(sentBy(service, draft)));
  };

  const answer = async (event: Event): Promise<Draft[]> => {
    try {
      return await handle(event);
    } catch (error) {
      log(`${event.id.slice(0, 8)} ${event.operation} from ${event.source} failed: ${messageOf(error)}`);
      return [];
    }
  };

  const onMessage = async (text: string) => {
    const parsed = parseEvent(text);
    if (!parsed.ok) return log(`ignored a message: ${parsed.reason}`);
    const { event } = parsed;
    const key = `${event.id} ${event.source} ${event.operation}`;
    if (seen.has(key)) return log(`${event.id.slice(0, 8)} ${event.operation} from ${event.source} again: ignored`);
    for (const draft of await answer(event)) {
      try {
        await send(draft);
      } catch (error) {
        if (!(error instanceof MessageTooLarge)) throw error;
        log(`${event.id.slice(0, 8)} ${draft.operation} not sent: ${error.message}`);
      }
    }
    seen.add(key);
  };

  const bus = new Bus({ service, topic: service, broker, onMessage, isReady });
  return {
    get connected() {
      return bus.connected;
    },
    send,
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose](),
  };
}
