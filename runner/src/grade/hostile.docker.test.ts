import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import { connectEngine } from '../docker/engine.ts';
import { anyStore, openLab, testConfig } from './lab-for-tests.ts';
import { createPlace, type Place } from './place.ts';
import { notGraded, toResult } from './result.ts';
import { gradeOn } from './run.ts';
import type { Submission } from './submission.ts';

const config = testConfig();
let store: string;
let place: Place | undefined;
const said: string[] = [];

beforeAll(async () => {
  store = await anyStore('secure-update');
});
beforeEach(() => void (said.length = 0));
afterEach(async () => {
  await place?.[Symbol.asyncDispose]();
  place = undefined;
});

/** Grades `start.sh`, run as the learner, and what else is given. */
async function gradeScript(
  script: string,
  { within = 20, files = {} }: { within?: number; files?: Record<string, string> } = {},
): Promise<GradeResult> {
  const lab = openLab({ within });
  const submission: Submission = {
    files: Object.entries({ 'start.sh': script, ...files }).map(([path, text]) => ({
      path,
      content: Buffer.from(text),
      executable: false,
    })),
    leftOut: [],
  };
  const { grade: how } = lab.frontmatter;
  if (!how) throw new Error('the lab of this test is graded');
  place = await createPlace({ config, lab, store, seed: 's', files: submission.files });
  const { machine, madeWith } = place;
  const about = { lab, seed: 's', began: new Date(), madeWith };
  const graded = await gradeOn({ lab, how, seed: 's', machine, say: (line) => said.push(line), patienceMs: 500 });
  expect(notGraded(about, 'x', true).max_points).toBe(10);
  return toResult(about, submission, graded);
}

const statuses = ({ tests }: GradeResult) => tests.map(({ finding, status }) => [finding, status]);

describe('a submission that means well', () => {
  test('has the points of the findings that hold, rounded down', async () => {
    const result = await gradeScript('echo begun', { files: { 'hello.txt': 'hello\n' } });
    expect(result).toMatchObject({
      points: 6,
      max_points: 10,
      score: 0.6,
      status: 'fail',
      started: true,
      undecided: 0,
    });
    expect(statuses(result)).toEqual([
      ['file-says-hello', 'pass'],
      ['shell-says-hello', 'pass'],
      ['docker-is-asked', 'fail'],
    ]);
    expect(result.output).toBe('begun');
  });

  test('lies in the lab’s folder as the learner’s, with plain rights', async () => {
    await gradeScript('stat -c "%U %a %n" . hello.txt start.sh; ls /home/learner; id -un', {
      files: { 'hello.txt': 'hello\n' },
    });
    const { stdout } = (await place?.machine.exec(['sh', '-c', 'cd secure-update; stat -c "%U %a" hello.txt; id -un'], {
      user: 'learner',
      timeoutMs: 5000,
    })) ?? { stdout: '' };
    expect(stdout).toBe('learner 644\nlearner\n');
  });
});

describe('a hostile submission gains nothing and ends', () => {
  test('by a start that never ends', async () => {
    const result = await gradeScript('echo waiting; sleep 1000', { within: 2 });
    expect(result).toMatchObject({ points: 0, started: false, undecided: 0 });
    expect(result.output).toBe('waiting\nThe start did not end within 2 s.');
  });

  test('by a start that ignores being told to end, and leaves others behind', async () => {
    const result = await gradeScript('trap "" TERM INT HUP; setsid sleep 1000 & while :; do sleep 1; done', {
      within: 2,
    });
    expect(result).toMatchObject({ points: 0, started: false });
  });

  test('by a fork bomb', async () => {
    const result = await gradeScript('bomb() { bomb | bomb & }; bomb; sleep 1000', { within: 5 });
    expect(result.points).toBe(0);
  });

  test('by output without end', async () => {
    const result = await gradeScript('yes all points', { within: 3 });
    expect(result).toMatchObject({ points: 0, started: false });
    expect(result.output.length).toBeLessThan(5000);
  });

  test('by filling the disk', async () => {
    const result = await gradeScript('head -c 2G /dev/zero > full; echo "left with $?"', { within: 60 });
    expect(result.points).toBe(0);
    expect(result.output).toContain('No space left on device');
  });

  test('by writing results into the machine', async () => {
    const result = await gradeScript(
      'for f in results.json /tmp/results.json ~/result.json; do echo \'{"score":1,"status":"pass"}\' > $f; done; echo \'{"version":3,"score":1}\'',
    );
    expect(result).toMatchObject({ score: 0, points: 0, status: 'fail' });
  });

  test('by programs of its own in front of those of the machine', async () => {
    const result = await gradeScript(
      'for f in cat docker bash curl timeout; do printf "#!/bin/sh\\necho hello\\n" > $f; chmod +x $f; done; mkdir -p ~/bin ~/.local/bin; cp cat ~/bin; cp cat ~/.local/bin; echo "PATH=$PWD:$PATH; cat() { echo hello; }" | tee ~/.bashrc > ~/.profile',
    );
    expect(statuses(result).every(([, status]) => status === 'fail')).toBe(true);
  });

  test('by killing what asks', async () => {
    const result = await gradeScript(
      'setsid sh -c "while :; do pkill -9 cat; pkill -9 head; done" > /dev/null 2>&1 &',
      {
        files: { 'hello.txt': 'bye\n' },
      },
    );
    expect(result.points).toBe(0);
  });

  test('by links to what it may not read', async () => {
    const result = await gradeScript('rm -f hello.txt; ln -s /etc/shadow hello.txt');
    expect(result.points).toBe(0);
    expect(JSON.stringify(result)).not.toContain('root:');
  });

  /** Root in the machine, which whoever may use its Docker can be. */
  const asRoot = (script: string): string =>
    `timeout -s KILL 6 docker run --rm --user 0 --pid host -v /:/machine --entrypoint sh stackyard/secure-update -c '${script}'; true`;

  test('by stopping the machine’s Docker: what could not be told has no points', async () => {
    const result = await gradeScript(
      asRoot('for p in /proc/[0-9]*; do [ "$(cat $p/comm)" != dockerd ] || kill -STOP ${p#/proc/}; done'),
    );
    expect(statuses(result).at(-1)).toEqual(['docker-is-asked', 'error']);
    expect(result).toMatchObject({ points: 0, started: true, undecided: 1 });
  });

  test('by programs of the machine that never answer', async () => {
    const result = await gradeScript(
      asRoot(
        'rm /machine/usr/bin/timeout; printf "#!/bin/sh\\nsleep 1000\\n" > /machine/usr/bin/timeout; chmod 755 /machine/usr/bin/timeout',
      ),
      { files: { 'hello.txt': 'bye\n' } },
    );
    expect(result.points).toBe(0);
    // what the machine's own programs should have said never came
    expect(result.tests.slice(0, 2).map(({ found }) => found)).toEqual(['unreadable', 'nothing']);
  });
});

test('nothing is left behind', async () => {
  await gradeScript('true');
  const name = place?.machine.name;
  await place?.[Symbol.asyncDispose]();
  place = undefined;
  const containers = await connectEngine().listContainers({ all: true });
  expect(containers.flatMap(({ Names }) => Names)).not.toContain(`/${name}`);
});
