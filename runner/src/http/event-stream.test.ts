import { expect, test } from 'vitest';
import { EndlessEvent, readEvents } from './event-stream.ts';

async function read(chunks: string[], limit = 100): Promise<string[]> {
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const events: string[] = [];
  for await (const event of readEvents(bytes(), limit)) events.push(event);
  return events;
}

test('events are told apart wherever their bytes are cut', async () => {
  const utf8 = Buffer.from(
    'id: 1\ndata: ü one\n\n: a comment\n\ndata: two\r\ndata: lines\r\n\r\nevent: x\rdata:three\r\r',
    'utf8',
  );
  const expected = ['ü one', 'two\nlines', 'three'];
  expect(await read([utf8.toString('latin1'), '\n'])).toEqual(expected);
  expect(await read([...utf8.toString('latin1').split(''), '\n'])).toEqual(expected);
});

test('an event that was not ended is not one', async () => {
  expect(await read(['data: 1\n\ndata: 2\n'])).toEqual(['1']);
});

test('an event without end is refused, in one line or in many', async () => {
  await expect(read(['data: ', 'x'.repeat(200)])).rejects.toThrow(EndlessEvent);
  await expect(read(['data: xxxxxxxx\n'.repeat(50)])).rejects.toThrow(EndlessEvent);
});
