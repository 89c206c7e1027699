import { CannotTell, count, defineCheck, fail, finding, once, pass, short, type Outcome } from '@stackyard/kit';
import { isWhole, journey, OPERATIONS, ordersOn, readBus, VERDICT_HOP, type BusMessage } from '../checks/bus.ts';
import { readAnswer, type Answer } from './answer.ts';

const PATH = 'secure-update/answer.json';
const SEE = "jq -r '[.id, .operation, .verified] | @tsv' bus.jsonl | nl";

/** The learner names, from the bus, an update of their own, its thirteen operations in order, and the hop that settled it. */
export default defineCheck((context) => {
  const read = once(async () => {
    context.say('reading answer.json');
    return readAnswer(await context.file.read(PATH));
  });
  const bus = once(() => readBus(context));
  const afterReading = (ask: (answer: Answer) => Promise<Outcome> | Outcome) => async (): Promise<Outcome> => {
    const answer = await read();
    if ('id' in answer) return ask(answer);
    return fail({
      headline: answer.headline,
      expected: '`id`, `operations` and `decides` in `answer.json`',
      found: answer.found,
      hint: answer.hint,
      see: 'jq . answer.json',
    });
  };
  return [
    finding(
      'own-update',
      afterReading(async ({ id }) => isOwn(id, await bus())),
    ),
    finding(
      'operations-in-order',
      afterReading(({ operations }) => inOrder(operations)),
    ),
    finding(
      'hop-that-decides',
      afterReading(({ decides }) => settles(decides)),
    ),
  ];
});

function isOwn(id: string, bus: readonly BusMessage[]): Outcome {
  if (bus.length === 0)
    throw new CannotTell(
      'The bus holds no message',
      'Was Kafka started anew? Ship an update as in step 2, then follow that one.',
    );
  const expected = 'the id of an update on your bus that reached the app';
  const orders = ordersOn(bus);
  if (isWhole(bus, id)) return pass('The id is one of your updates, and it went all the way', { found: id });
  const close = orders.find((order) => id.length >= 4 && order.id.startsWith(id));
  if (close)
    return fail({
      headline: 'That is the beginning of an id',
      expected,
      found: `${count(id.length, 'character')} of ${close.id.length}\n${id}`,
      hint: 'The table showed eight characters of it. The messages hold it whole.',
      see: 'jq -r .id bus.jsonl | sort -u',
    });
  const hops = journey(bus, id).length;
  if (hops > 0)
    return fail({
      headline: `That update ended after ${count(hops, 'message')}`,
      expected,
      found: short(id),
      hint: 'You posted more than one order. Take the one that has all thirteen.',
      see: 'jq -r .id bus.jsonl | sort | uniq -c',
    });
  return fail({
    headline: 'No message on your bus has that id',
    expected,
    found: short(id) || 'an empty text',
    hint: 'Each machine gives its updates ids of their own: read yours from your bus.',
    see: 'jq -r .id bus.jsonl | sort | uniq -c',
  });
}

function inOrder(operations: readonly string[]): Outcome {
  const expected = `${OPERATIONS.length} operations in the order of the bus`;
  const wrong = OPERATIONS.findIndex((operation, hop) => operations[hop] !== operation);
  if (wrong === -1 && operations.length === OPERATIONS.length) return pass('All thirteen operations, in their order');
  const see = SEE;
  if (operations.length === new Set(OPERATIONS).size && new Set(operations).size === operations.length) {
    return fail({
      headline: 'Each operation stands in your list once',
      expected,
      found: `${count(operations.length, 'operation')}, all different`,
      hint: 'Three operations happen twice in an update. Something removed their second time, and perhaps the order too.',
      see,
    });
  }
  if (operations.toSorted().join() === OPERATIONS.toSorted().join()) {
    return fail({
      headline: `Hop ${wrong + 1} stands in another place`,
      expected,
      found: `the right ${OPERATIONS.length}, but ${short(operations[wrong] ?? '', 40)} as number ${wrong + 1}`,
      hint: 'The bus keeps the order in which messages came. Was your list sorted?',
      see,
    });
  }
  if (operations.length !== OPERATIONS.length) {
    return fail({
      headline: `Your list has ${count(operations.length, 'operation')}`,
      expected,
      found: `${count(operations.length, 'operation')}`,
      hint:
        operations.length > OPERATIONS.length
          ? 'More than one update is in it. Keep the lines of one id.'
          : 'Go through the bus from its first message to the last; each line is one hop.',
      see,
    });
  }
  return fail({
    headline: `Hop ${wrong + 1} is another operation`,
    expected,
    found: `${short(operations[wrong] ?? '', 40)} as number ${wrong + 1}`,
    hint: OPERATIONS.some((operation) => operation === operations[wrong])
      ? 'Compare your list with the bus, line by line, from that number on.'
      : 'No message on the bus has an operation of that name. Is a letter of it another one?',
    see,
  });
}

/** What it would mean if another hop settled the update: said by what the learner chose. */
const MISTAKEN: Record<number, { headline: string; hint: string }> = {
  1: {
    headline: 'Hop 1 asks; nothing is known of the file yet',
    hint: 'The file has not even been fetched. What would a verdict be made from?',
  },
  2: {
    headline: 'Hop 2 brings the file; nobody has compared it yet',
    hint: 'Look at `verified` in that message: it says `null`.',
  },
  5: { headline: 'Hop 5 asks for a verdict', hint: 'Asked is not answered. Follow the verifier from here on.' },
  7: {
    headline: 'Hop 7 brings the verifier what it needs',
    hint: 'From here on the verifier holds both, file and digest. What does it send next?',
  },
  9: {
    headline: 'Hop 9 confirms that something was stored',
    hint: 'The message has a verdict in it, but another one had it earlier.',
  },
  10: {
    headline: 'Hop 10 tells the manager the verdict; it was made before',
    hint: 'Search backwards from hop 10 for the first message that carries `verified` as `true`.',
  },
  11: {
    headline: 'Hop 11 follows from a verdict',
    hint: 'The manager acts on what it was told. Who told it, and is that the first time it was written down?',
  },
  12: {
    headline: 'Hop 12 asks for the file that was settled on',
    hint: 'The updater repeats the verdict that it was given. Who was the first to write it down?',
  },
  13: {
    headline: 'Hop 13 delivers what was settled long before',
    hint: 'The updater installs what is marked as checked. Go back to where the mark was made.',
  },
};

function settles(decides: number | string | null): Outcome {
  const expected = 'the first message that says `verified: true`';
  const hop = typeof decides === 'string' ? OPERATIONS.findIndex((operation) => operation === decides) + 1 : decides;
  if (hop === VERDICT_HOP)
    return pass('Hop 8 carries the verdict first: the verifier has compared, and says so', {
      found: 'verifier → storage commit_sealed_blob',
    });
  if (hop === null || hop < 1 || hop > OPERATIONS.length || !Number.isInteger(hop)) {
    return fail({
      headline: 'answer.json names no hop',
      expected: 'decides: a number from 1 to 13',
      found: `decides: ${short(String(decides), 40)}`,
      hint: 'Count the lines of your update from 1.',
      see: SEE,
    });
  }
  const words = MISTAKEN[hop] ?? {
    headline: `The message of hop ${hop} carries no verdict`,
    hint: 'See what `verified` says on that line, and where it changes.',
  };
  return fail({ ...words, expected, found: `decides: ${hop}, ${OPERATIONS[hop - 1] ?? ''}`, see: SEE });
}
