import type { CheckContext, ContainerState } from '@stackyard/kit';
import { expect, test } from 'vitest';
import type { BusMessage } from './bus.ts';
import { digestFits } from './digest.ts';
import { isDone, wasTaken, type Ending, type Order } from './order.ts';
import { allHealthy } from './services.ts';

const wanted = '9f2c41d05b7ae1836c0d94f2be7715a3c8e60f1d27b94a5e30c86d1f52a9e7b4';
const message: BusMessage = {
  at: new Date('2026-11-21T14:02:31Z'),
  id: '7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90',
  operation: 'download_file',
  source: 'manager',
  deliverTo: 'downloader',
  url: 'http://file_server:6001/download-update/app-update.zip',
  target: 'app',
  digest: wanted,
  digestAlg: 'sha256',
  verified: undefined,
  reason: null,
};
const ending = (state: string, by: string, reason: string): Ending => ({ state, by, reason });

/** All hints differ, and each says what it has to. */
function eachItsOwn(hints: readonly (string | undefined)[], words: readonly RegExp[]): void {
  expect(new Set(hints).size, 'different mistakes get different hints').toBe(hints.length);
  for (const [index, word] of words.entries()) expect(hints[index]).toMatch(word);
}

test('what to do about a digest follows from what was posted', () => {
  const hint = (digest: string) =>
    digestFits({ message: { ...message, digest }, ending: ending('', '', '') }, wanted).hint;
  eachItsOwn(
    [
      hint(''),
      hint('paste the digest here'),
      hint(`sha256:${wanted}`),
      hint('9f2c41d0 5b7ae183'),
      hint(wanted.slice(0, 32)),
      hint(wanted.slice(0, 63)),
      hint('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
      hint(Array.from(wanted).toReversed().join('')),
    ],
    [/field is called `digest`/, /mark/, /field of its own/, /0 to 9/, /MD5/, /Copy it again/, /empty/, /Ask again/],
  );
});

test('what to do about an update that ended badly follows from who ended it, and why', () => {
  const hint = (one: Ending) => isDone({ message, ending: one } satisfies Order).hint;
  eachItsOwn(
    [
      hint(ending('refused', 'verifier', "the file's sha256 is 00ff, not the digest")),
      hint(ending('refused', 'verifier', 'digest algorithm md5 is not sha256')),
      hint(ending('refused', 'verifier', 'the digest is not 64 hex characters')),
      hint(ending('refused', 'monitor', 'get_blob to storage was denied: no rule lets updater tell storage get_blob')),
      hint(ending('refused', 'updater', 'the archive holds "../app.ts"')),
      hint(ending('failed', 'downloader', 'file_server:6001 answered 404')),
      hint(ending('failed', 'downloader', 'fetch failed')),
      hint(ending('failed', 'manager', 'storage did not answer within 30 s; the security log may say why')),
      hint(ending('requested', '', '')),
      hint(ending('unknown', 'manager', 'status 404')),
    ],
    [
      /promised/,
      /kind/,
      /none/,
      /rule/,
      /in it is not/,
      /last part of `url`/,
      /reach/,
      /not spoken/,
      /two seconds/,
      /made anew/,
    ],
  );
});

test('who posts without a token is told of the header, who guesses of its value', () => {
  const turned = (reason: string): BusMessage => ({ ...message, operation: 'request_refused', reason });
  eachItsOwn(
    [wasTaken(null, [turned('no token')]).hint, wasTaken(null, [turned('wrong token')]).hint, wasTaken(null, []).hint],
    [/no header/, /double quotes/, /Post `update.json`/],
  );
});

test('what to do about a service follows from how it is', async () => {
  const hint = async (state: Partial<ContainerState> | null) => {
    const monitor = { service: 'monitor', state: 'running', health: 'healthy', exitCode: null, ...state };
    const containers = [{ service: 'kafka', state: 'running', health: 'healthy' }, ...(state ? [monitor] : [])];
    const context = {
      docker: { services: async () => containers as ContainerState[] },
      parameters: { services: 'kafka monitor' },
      say: () => undefined,
    };
    return (await allHealthy(context as unknown as CheckContext)).hint;
  };
  eachItsOwn(
    [
      await hint(null),
      await hint({ state: 'exited', exitCode: 0 }),
      await hint({ state: 'exited', exitCode: 137 }),
      await hint({ state: 'exited', exitCode: 1 }),
      await hint({ state: 'paused' }),
      await hint({ health: 'unhealthy' }),
      await hint({ health: 'none' }),
      await hint({ health: 'starting' }),
    ],
    [/no container/, /told to/, /killed/, /with a fault/, /frozen/, /own health check/, /another way/, /few seconds/],
  );
});
