import { clock, count, fail, pass, short, type CheckContext, type Outcome } from '@stackyard/kit';
import { isWhole, ordersOn, turnedAway, type BusMessage } from './bus.ts';
import { readFields } from './fields.ts';

const MANAGER_PORT = 6000;

/** How an update ended, as the manager tells it. */
export interface Ending {
  state: string;
  by: string;
  reason: string;
}

export interface Order {
  message: BusMessage;
  ending: Ending;
}

/** Orders asked about, newest first; older ones count as forgotten. */
const ASKED = 5;

/** The order to be graded: the newest that `fits` and reached the app, else the newest of all; null where there is none. */
export async function chooseOrder(
  context: CheckContext,
  bus: readonly BusMessage[],
  fits: (order: BusMessage) => boolean = () => true,
): Promise<Order | null> {
  context.say('asking the manager how your updates ended');
  const newest = ordersOn(bus).toReversed().slice(0, ASKED);
  const orders = await Promise.all(
    newest.map(async (message) => ({ message, ending: await endingOf(context, message.id, bus) })),
  );
  return orders.find(({ message, ending }) => ending.state === 'done' && fits(message)) ?? orders[0] ?? null;
}

async function endingOf({ http }: CheckContext, id: string, bus: readonly BusMessage[]): Promise<Ending> {
  const answer = await http(MANAGER_PORT, `/update/${encodeURIComponent(id)}`);
  const known = answer.answered && answer.status === 200 ? readEnding(answer.body) : null;
  // a manager that was restarted may have forgotten; the bus has not
  return (
    known ?? {
      state: isWhole(bus, id) ? 'done' : 'unknown',
      by: 'manager',
      reason: answer.answered ? `status ${answer.status}` : answer.words,
    }
  );
}

function readEnding(body: string): Ending | null {
  const text = readFields(body);
  return text && { state: text('state'), by: text('by'), reason: text('reason') };
}

/** `7f3c0b1e, sent 14:02:31`. */
export const nameOf = ({ id, at }: BusMessage): string => `update ${id.slice(0, 8)}, sent ${clock(at)} UTC`;

/** The finding that the manager took an order and put it on the bus. */
export function wasTaken(order: Order | null, bus: readonly BusMessage[]): Outcome {
  if (order) return pass('The manager took your order', { found: nameOf(order.message) });
  const words = {
    expected: `200 from POST :${MANAGER_PORT}/update, with an id`,
    see: `curl -si localhost:${MANAGER_PORT}/update -H "auth: $TOKEN" --json @update.json`,
  };
  const refused = turnedAway(bus);
  const [first] = refused;
  if (first) {
    return fail({
      ...words,
      headline: refused.at(-1)?.reason === 'no token' ? 'You posted without a token' : 'The manager refused the token',
      found: `401 unauthorized, ${count(refused.length, 'time')} since ${clock(first.at)} UTC`,
      hint: 'The token is in `$TOKEN`; the header is called `auth`.',
    });
  }
  return fail({
    ...words,
    headline: 'The manager has taken no order yet',
    found: 'no order on the bus',
    hint: 'Post `update.json` and read the answer. “Malformed request” is about what stands in the file; without any answer, see whether the manager runs.',
  });
}

/** The finding that the update went all the way. */
export function isDone(order: Order | null): Outcome {
  const expected = 'state `done`';
  if (!order)
    return fail({ headline: 'No update is on its way', expected, found: 'no order', hint: 'Post an order first.' });
  const { message, ending } = order;
  const found = `${nameOf(message)}: ${[ending.state, ending.by && `by ${ending.by}`, short(ending.reason, 60)].filter(Boolean).join(', ')}`;
  if (ending.state === 'done') return pass('The update went all the way', { expected, found });
  const see = `curl -s localhost:${MANAGER_PORT}/update/${message.id} | jq`;
  const host = hostOf(message.url);
  if (ending.state === 'failed' && (host === 'localhost' || host === '127.0.0.1')) {
    return fail({
      headline: 'The downloader looked for the file on itself',
      expected: 'a url that leads to the file server from where the downloader stands',
      found: `${nameOf(message)}\n${message.url ?? ''}`,
      hint: '`localhost` is the container that says it. From one container to another, Compose’s name of the service is the host.',
      see,
    });
  }
  if (ending.state === 'refused') {
    return fail({
      headline: `The ${ending.by || 'system'} refused the update`,
      expected,
      found,
      hint: 'The reason says what did not fit. An order can’t be mended: post a new one.',
      see,
    });
  }
  if (ending.state === 'failed') {
    return fail({
      headline: `The update failed at the ${ending.by || 'downloader'}`,
      expected,
      found,
      hint: 'The reason says what it could not do. Compare it with what the order asks for.',
      see,
    });
  }
  return fail({
    headline: 'The update has not ended yet',
    expected,
    found,
    hint: 'Give it two seconds; if it stays, see what the monitor passed last: `docker compose logs --tail 5 monitor`',
    see,
  });
}

function hostOf(url: string | null): string {
  return URL.parse(url ?? '')?.hostname ?? '';
}
