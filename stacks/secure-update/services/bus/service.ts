import { Bus } from './bus.ts';
import type { Draft, Event } from './event.ts';
import { parseEvent } from './event.ts';
import { log, messageOf } from './log.ts';
import type { Message } from './message.ts';
import { sentBy } from './sent-by.ts';
import { MONITOR } from './topics.ts';

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
  const toMessage = (draft: Draft): Message => ({
    topic: MONITOR,
    key: draft.id,
    value: JSON.stringify(sentBy(service, draft)),
  });

  const answer = async (event: Event): Promise<Draft[]> => {
    try {
      return await handle(event);
    } catch (error) {
      log(`${event.id.slice(0, 8)} ${event.operation} from ${event.source} failed: ${messageOf(error)}`);
      return [];
    }
  };

  const onMessage = async (text: string): Promise<Message[]> => {
    const parsed = parseEvent(text);
    if (parsed.ok) return (await answer(parsed.event)).map(toMessage);
    log(`ignored a message: ${parsed.reason}`);
    return [];
  };

  log(`${service} starts`);
  const bus = new Bus({ service, topic: service, broker, onMessage, isReady });
  return {
    get connected() {
      return bus.connected;
    },
    send: (draft) => bus.publish(toMessage(draft)),
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose](),
  };
}
