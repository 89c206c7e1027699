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
    const none = refused.at(-1)?.reason === 'no token';
    return fail({
      ...words,
      headline: none ? 'You posted without a token' : 'The manager refused the token',
      found: `401 unauthorized, ${count(refused.length, 'time')} since ${clock(first.at)} UTC`,
      hint: none
        ? 'The manager saw no header called `auth`. With curl, `-H` adds one: its name, a colon, its value.'
        : 'The header `auth` came, with another value. It is in `$TOKEN`, which the shell fills in between double quotes and not between single ones.',
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
      hint: `${refusedBecause(ending)} An order can’t be mended: post a new one.`,
      see,
    });
  }
  if (ending.state === 'failed') {
    return fail({
      headline: `The update failed at the ${ending.by || 'downloader'}`,
      expected,
      found,
      hint: failedBecause(ending),
      see,
    });
  }
  return fail({
    headline:
      ending.state === 'unknown' ? 'The manager does not know how the update ended' : 'The update has not ended yet',
    expected,
    found,
    hint:
      ending.state === 'unknown'
        ? 'Was the manager made anew since? What it led then is lost. Post the order once more.'
        : 'Give it two seconds; if it stays, see what the monitor passed last: `docker compose logs --tail 5 monitor`',
    see,
  });
}

/** What did not fit, by who refused it and why. */
function refusedBecause({ by, reason }: Ending): string {
  if (by === 'monitor') return 'The monitor let a message of it go no further: its rule is in the reason.';
  if (by === 'updater') return 'The file itself is right; what is in it is not.';
  if (/algorithm/.test(reason)) return 'The digest was never compared: it is of a kind that nobody agreed on.';
  if (/64 hex/.test(reason)) return 'What the order has as digest is none: nothing could be compared.';
  if (/sha256 is/.test(reason)) return 'The file that arrived is not the one that the order promised.';
  return 'The reason says what did not fit.';
}

function failedBecause({ by, reason }: Ending): string {
  if (/answered 404/.test(reason))
    return 'The file server has no such file. Compare the last part of `url` with the name in its own answer.';
  if (/answered \d/.test(reason))
    return 'The file server was there and said no. Its own words: `docker compose logs --tail 5 file_server`';
  if (/url is not one|only http/.test(reason))
    return 'What stands in `url` is no address that can be fetched: `http`, the name of the service, its port, a path.';
  if (/did not answer/.test(reason))
    return 'One of the five has not spoken. `docker compose ps` says which of them runs.';
  if (/taken back/.test(reason))
    return 'The new app did not start, and the old one came back. What is wrong in its source?';
  if (by === 'downloader')
    return 'It did not reach the file server: do name and port in `url` fit `docker compose ps file_server`?';
  return 'The reason says what it could not do. Compare it with what the order asks for.';
}

function hostOf(url: string | null): string {
  return URL.parse(url ?? '')?.hostname ?? '';
}
