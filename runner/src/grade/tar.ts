import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract, type Header } from 'tar-stream';
import { LIMITS, mib } from './limits.ts';
import { SubmissionRefused } from './refused.ts';

type Bytes = AsyncIterable<Buffer>;

/** One entry of a tar, with its bytes to be read. */
export type Entry = Extract extends AsyncIterable<infer E extends { header: Header }> ? E : never;

/** Reads a tar, gzipped or not, entry by entry; what `take` does not read is passed over. Throws SubmissionRefused where it is none, or too much. */
export async function readTar(tar: Readable, take: (entry: Entry) => Promise<void>): Promise<void> {
  const signal = AbortSignal.timeout(LIMITS.withinMs);
  const entries = extract();
  // what goes wrong on the way ends the loop below, which then says it
  const flow = pipeline(tar, unzipped, limited, entries, { signal }).then(
    () => null,
    (error: unknown) => error,
  );
  try {
    let count = 0;
    for await (const entry of entries) {
      count += 1;
      if (count > LIMITS.entries)
        throw new SubmissionRefused(
          `The submission has more than ${LIMITS.entries} entries; expected at most that many.`,
        );
      await take(entry);
      entry.resume();
    }
  } catch (error) {
    entries.destroy();
    throw toRefusal(error instanceof SubmissionRefused ? error : ((await flow) ?? error), signal);
  }
  const error = await flow;
  if (error !== null) throw toRefusal(error, signal);
}

/** The bytes as they are, or out of their gzip where they begin like one. */
async function* unzipped(source: Bytes): Bytes {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const whole = (async function* (): Bytes {
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip();
  const feeding = pipeline(Readable.from(whole, { objectMode: false }), gunzip);
  feeding.catch(() => undefined);
  yield* gunzip as Bytes;
  await feeding;
}

async function* limited(source: Bytes): Bytes {
  let seen = 0;
  for await (const chunk of source) {
    seen += chunk.length;
    if (seen > LIMITS.tarBytes)
      throw new SubmissionRefused(
        `The submission unpacks to more than ${mib(LIMITS.tarBytes)}; expected at most that.`,
      );
    yield chunk;
  }
}

function toRefusal(error: unknown, signal: AbortSignal): SubmissionRefused {
  if (error instanceof SubmissionRefused) return error;
  if (signal.aborted)
    return new SubmissionRefused(
      `The submission had not come whole after ${LIMITS.withinMs / 1000} s; expected a tar that ends.`,
    );
  const words = error instanceof Error ? error.message : String(error);
  return new SubmissionRefused(
    `The submission is no tar that can be read (${words}); expected a folder, a tar or a tar.gz.`,
  );
}
