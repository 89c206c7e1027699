import { z } from 'zod';

/** A field of a form, of so many characters at most and none that is NUL, which PostgreSQL keeps in no text; `say` names it to a person. */
export const field = (say: string, most: number) =>
  z
    .string({ error: `${say} is missing` })
    .min(1, `${say} is empty`)
    .max(most, `${say} is longer than ${most} characters`)
    .refine((text) => !text.includes('\0'), `${say} holds a NUL character; send it as plain text`);

/** Reads a form by its fields; what is wrong with it as one sentence. */
export function readForm<Shape extends z.ZodRawShape>(
  shape: Shape,
  body: unknown,
): { ok: true; form: z.infer<z.ZodObject<Shape>> } | { ok: false; words: string } {
  const parsed = z.object(shape).safeParse(body ?? {});
  if (parsed.success) return { ok: true, form: parsed.data };
  return { ok: false, words: parsed.error.issues.map(({ message }) => message).join('; ') };
}
