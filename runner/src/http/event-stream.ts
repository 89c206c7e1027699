/** An event that does not end within the limit. */
export class EndlessEvent extends Error {}

/**
 * Reads server-sent events from the bytes of an answer and yields the data of each, without what else an event may carry.
 * `limit`: most characters of one event; beyond it EndlessEvent is thrown.
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    // A carriage return at the end may be half of a line's end.
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
        size = 0;
      } else if (line.startsWith('data:')) {
        data.push(line.slice(line[5] === ' ' ? 6 : 5));
        size += line.length;
      }
      if (size > limit) throw new EndlessEvent(`an event of more than ${limit} characters`);
    }
    if (size + rest.length > limit) throw new EndlessEvent(`an event of more than ${limit} characters`);
  }
}
