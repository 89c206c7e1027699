import { z } from 'zod';

const LIMIT_BYTES = 1_048_576;
const Image = z.union([z.string(), z.looseObject({ label: z.string().optional(), url: z.string() })]);

/**
 * results.json of PrairieLearn’s external graders, as far as it constrains us. More keys may be there.
 * Source: prairielearn.readthedocs.io, External grading, Grading results
 */
export const PrairieLearnResults = z
  .looseObject({
    gradable: z.boolean().optional(),
    score: z.number().min(0).max(1).optional(),
    message: z.string().optional(),
    output: z.string().optional(),
    format_errors: z.union([z.string(), z.array(z.string())]).optional(),
    images: z.array(Image).optional(),
    tests: z
      .array(
        z.looseObject({
          name: z.string().optional(),
          description: z.string().optional(),
          points: z.number().optional(),
          max_points: z.number().optional(),
          message: z.string().optional(),
          output: z.string().optional(),
          images: z.array(Image).optional(),
        }),
      )
      .optional(),
  })
  .refine(({ gradable = true, score }) => !gradable || score !== undefined, {
    message: 'a score where the submission is gradable',
  })
  .refine((results) => Buffer.byteLength(JSON.stringify(results)) <= LIMIT_BYTES, { message: 'at most 1 MB' });
