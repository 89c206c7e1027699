import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { faultOf } from './database/postgres-address.ts';
import { SECRETS, readOptionalSecret, readSecret, type Secret } from './secrets.ts';

const Settings = z.object({
  LISTEN_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(5000)
    .describe('port in the container; 0: any that is free'),
  DATABASE: z
    .string()
    .superRefine((place, context) => {
      const message = faultOf(place);
      if (message !== null) context.addIssue({ code: 'custom', message });
    })
    .default('/var/lib/web/appsec.db')
    .describe('path of a SQLite file, or postgres://USER@HOST:PORT/NAME'),
  WORDS: z.string().default('/usr/share/dict/american-english').describe('the word list: a word a line'),
  BEHIND: z
    .enum(['nothing', 'http-proxy', 'https-proxy'], 'expected nothing, http-proxy or https-proxy')
    .default('nothing')
    .describe('what stands in front: a proxy tells the caller’s address; with https, cookies are Secure'),
});

export interface Config {
  port: number;
  database: { url: string; password: string | null };
  words: string;
  behind: 'nothing' | 'http-proxy' | 'https-proxy';
  admin: { password: string; number: string };
  secretKey: string;
  /** True where nobody gave a key, so that sessions end with this process. */
  keyIsRandom: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads settings and secrets; all faults at once. */
export function readConfig(env: Env, folder = SECRETS): { config: Config } | { faults: string[] } {
  const faults: string[] = [];
  const take = (secret: Secret | null): string => {
    if (secret && 'value' in secret) return secret.value;
    if (secret) faults.push(secret.fault);
    return '';
  };
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const settings = Settings.safeParse(given);
  for (const { path, message } of settings.error?.issues ?? []) faults.push(`${path.join('.')}: ${message}`);
  const sources = { folder, env };
  const admin = {
    password: take(readSecret('ADMIN_PASSWORD', sources)),
    number: take(readSecret('ADMIN_MFA', sources)),
  };
  const secretKey = take(readOptionalSecret('SECRET_KEY', sources));
  const password = take(readOptionalSecret('DATABASE_PASSWORD', sources));
  if (!settings.success || faults.length > 0) return { faults };
  const { LISTEN_PORT: port, DATABASE: url, WORDS: words, BEHIND: behind } = settings.data;
  const keyIsRandom = secretKey === '';
  return {
    config: {
      port,
      database: { url, password: password === '' ? null : password },
      words,
      behind,
      admin,
      secretKey: keyIsRandom ? randomBytes(32).toString('hex') : secretKey,
      keyIsRandom,
    },
  };
}
