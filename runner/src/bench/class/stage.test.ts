import { expect, test } from 'vitest';
import { stageTable } from './stage.ts';

test('stages stand beside each other; what nobody had is a dash', () => {
  const stage = { systemMb: [510, 530, 520], idleMb: [], runnerMb: 200, runnerShare: 0.12, load: 1.5, freeMb: 9000 };
  const felt = { echoMs: [1, 2, 3], verdictMs: [200, 400] };
  expect(
    stageTable([
      { learners: 2, withSystem: 2, ...felt, ...stage },
      { learners: 4, withSystem: 2, ...felt, ...stage, idleMb: [60, 70] },
    ]),
  ).toMatchInlineSnapshot(`
    "learners                                   2     4
    of them with the lab’s system running      2     2
    key echo p50, ms                         2.0   2.0
    key echo p95, ms                         3.0   3.0
    key echo p99, ms                         3.0   3.0
    keys                                       3     3
    verdict p50, ms                          200   200
    verdict p95, ms                          400   400
    verdicts                                   2     2
    a machine with the system, MB            520   520
    a machine without, MB                      –    60
    runner and pty host a learner, MB      100.0  50.0
    their share of a core, %                  12    12
    load average                             1.5   1.5
    memory free, MB                         9000  9000"
  `);
});
