import { createServer, type RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { CannotTell, defineCheck, fail, finding, pass } from '@stackyard/kit';
import { examine, type ExamineOptions } from './examine.ts';
import { connectMachine } from '../docker/socket-beneath.ts';

/** A machine of which only the address is there: this computer. */
const options: ExamineOptions = {
  step: '01-start',
  seed: 'seed',
  parameters: { tag: 'v-{tag:4}' },
  workdir: 'lab',
  stack: 'stack',
  machine: {
    id: '',
    pid: process.pid,
    address: '127.0.0.1',
    docker: connectMachine(process.pid),
    exec: () => Promise.reject(new Error('no machine here')),
  },
};

const words = { headline: 'no', expected: '1', found: '2', hint: 'look' };

describe('examine', () => {
  test('passes when every finding holds', async () => {
    const verdict = await examine(
      defineCheck(() => [finding('one', () => pass('yes')), finding('two', () => pass('yes'))]),
      options,
    );
    expect(verdict).toMatchObject({ step: '01-start', outcome: 'pass', findings: [{ name: 'one' }, { name: 'two' }] });
  });

  test('fails when one finding fails, even where another could not tell', async () => {
    const check = defineCheck(() => [
      finding('dark', () => {
        throw new CannotTell('The broker is silent', 'Wait');
      }),
      finding('wrong', () => fail(words)),
    ]);
    const verdict = await examine(check, options);
    expect(verdict.outcome).toBe('fail');
    expect(verdict.findings[0]).toEqual({
      name: 'dark',
      outcome: 'error',
      headline: 'The broker is silent',
      hint: 'Wait',
    });
  });

  test('calls a throw of the check our own error', async () => {
    const check = defineCheck(() => [
      finding('broken', () => {
        throw new TypeError('x is not a function');
      }),
    ]);
    const { outcome, findings } = await examine(check, options);
    expect(outcome).toBe('error');
    expect(findings[0]?.found).toBe('TypeError: x is not a function');
  });

  test('says that it ran out of time, and which finding it was', async () => {
    const check = defineCheck(() => [
      finding('slow', () => new Promise(() => {})),
      finding('later', () => new Promise(() => {})),
    ]);
    const { outcome, findings } = await examine(check, { ...options, timeoutMs: 50 });
    expect(outcome).toBe('error');
    expect(findings.map(({ name, headline }) => [name, headline])).toEqual([
      ['slow', 'The check did not end within 0.05 s'],
      ['later', 'The check did not end within 0.05 s'],
    ]);
  });

  test('does not let one finding wait for another, and keeps their order', async () => {
    const second = Promise.withResolvers<void>();
    const check = defineCheck(() => [
      finding('first', async () => {
        await second.promise;
        return pass('after the second');
      }),
      finding('second', () => {
        second.resolve();
        return pass('at once');
      }),
    ]);
    const { outcome, findings } = await examine(check, { ...options, timeoutMs: 500 });
    expect(outcome).toBe('pass');
    expect(findings.map(({ name }) => name)).toEqual(['first', 'second']);
  });

  test('a check without findings never passes', async () => {
    expect(
      (
        await examine(
          defineCheck(() => []),
          options,
        )
      ).outcome,
    ).toBe('error');
  });

  test('tells what is being asked, and how far it is', async () => {
    const seen: string[] = [];
    const check = defineCheck(({ say }) => [
      finding('one', () => {
        say('asking the app');
        return pass('yes');
      }),
      finding('two', () => pass('yes')),
    ]);
    await examine(check, { ...options, onProgress: ({ now, done, of }) => seen.push(`${done} of ${of} ${now}`) });
    expect(seen).toEqual(['0 of 2 ', '0 of 2 asking the app', '1 of 2 asking the app']);
  });

  test('draws the parameters for this attempt alone', async () => {
    const read = async (seed: string): Promise<string | undefined> => {
      const check = defineCheck(({ parameters }) => [finding('one', () => pass(parameters.tag ?? ''))]);
      return (await examine(check, { ...options, seed })).findings[0]?.headline;
    };
    expect(await read('a')).toMatch(/^v-[a-z2-9]{4}$/);
    expect(await read('a')).toBe(await read('a'));
    expect(await read('a')).not.toBe(await read('b'));
  });
});

describe('the http probe', () => {
  const ask = async (port: number, timeoutMs?: number): Promise<string | undefined> => {
    const check = defineCheck(({ http }) => [
      finding('answers', async () => {
        const answer = await http(port, '/', { ...(timeoutMs && { timeoutMs }) });
        return pass(answer.answered ? `${answer.status} ${answer.body}` : `${answer.why}: ${answer.words}`);
      }),
    ]);
    return (await examine(check, options)).findings[0]?.headline;
  };

  const serve = async (reply: RequestListener): Promise<{ port: number } & AsyncDisposable> => {
    const server = createServer(reply);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return {
      port,
      [Symbol.asyncDispose]: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  };

  test('gives the status and the body', async () => {
    await using server = await serve((_request, response) => response.end('hello'));
    expect(await ask(server.port)).toBe('200 hello');
  });

  test('a silent port is data, not an error', async () => {
    await using server = await serve(() => {});
    expect(await ask(server.port, 50)).toBe(`silent: port ${server.port} did not answer within 0.05 s`);
  });

  test('so is a closed one', async () => {
    const server = await serve(() => {});
    await server[Symbol.asyncDispose]();
    expect(await ask(server.port)).toBe(`closed: nothing listens on port ${server.port}`);
  });
});
