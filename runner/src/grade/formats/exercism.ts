import { z } from 'zod';

/**
 * results.json of Exercism’s test runner interface, version 3, as far as it constrains us. More keys may be there.
 * Source: exercism.org/docs/building/tooling/test-runners/interface
 */
export const ExercismResults = z
  .looseObject({
    version: z.literal(3),
    status: z.enum(['pass', 'fail', 'error']),
    message: z.string().max(65_535).nullish(),
    tests: z
      .array(
        z.looseObject({
          name: z.string(),
          status: z.enum(['pass', 'fail', 'error']),
          message: z.string().max(65_535).nullish(),
          output: z.string().max(500).nullish(),
          test_code: z.string().optional(),
          task_id: z.number().int().optional(),
        }),
      )
      .optional(),
  })
  .refine(({ status, message }) => (status === 'error') === (typeof message === 'string'), {
    message: 'a message where the status is error, and only there',
  })
  .refine(({ status, tests }) => status === 'error' || tests !== undefined, { message: 'tests where they ran' })
  .refine(
    ({ status, tests = [] }) =>
      (status === 'pass') === (tests.length > 0 && tests.every((test) => test.status === 'pass')),
    {
      message: 'pass where every test passed, and only there',
    },
  );
