/** The lines of a text as it comes, without their ends: all that one piece of it completes at once. The last may lack its end. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const piece of pieces) {
    const lines = (open + decoder.decode(piece, { stream: true })).split('\n');
    open = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  open += decoder.decode();
  if (open !== '') yield [withoutReturn(open)];
}

const withoutReturn = (line: string): string => line.replace(/\r$/, '');
