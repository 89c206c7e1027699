import { z } from 'zod';

const text = (what: string) =>
  z.string(`expected ${what}, but it is not set`).min(1, `expected ${what}, but it is empty`);
const port = (what: string) =>
  text(what).pipe(
    z
      .string()
      .transform((digits) => (/^\d+$/.test(digits) ? Number(digits) : NaN))
      .pipe(z.number(`expected ${what}`).min(1, `expected ${what}`).max(65_535, `expected ${what}`)),
  );

const environmentSchema = z.object({
  CONTAINER_NAME: text('the name that /health answers with'),
  DB_HOST: text('the host of the database'),
  DB_PORT: port('the port of the database, 1 to 65535'),
  DB_USER: text('the role of the API in the database'),
  DB_NAME: text('the name of the database'),
  DB_PASSWORD_FILE: text('the path of the file with the password'),
  PORT: port('the port to listen on, 1 to 65535').default(5001),
});

export type Config = z.infer<typeof environmentSchema>;

/** Reads the environment; every fault of it at once, a sentence each. */
export function readConfig(environment: Record<string, string | undefined>): Config | { faults: string[] } {
  const { success, data, error } = environmentSchema.safeParse(environment);
  if (success) return data;
  return { faults: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}
