import { z } from 'zod';

/** Reads the environment by a schema. All faults at once, on stderr, and the process ends with code 64. */
export function readEnv<Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(process.env);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    console.error(`environment variable ${issue.path.join('.')}: ${issue.message}`);
  }
  process.exit(64);
}

export const port = (otherwise: number) => z.coerce.number().int().min(1).max(65_535).default(otherwise);

/** `host:port` of the Kafka broker. */
export const broker = z
  .string()
  .regex(/^[^:\s]+:\d+$/, 'expected host:port')
  .default('kafka:9092');
