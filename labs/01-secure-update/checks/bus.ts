import type { CheckContext } from '@stackyard/kit';

/** A message on the topic `monitor`, as far as these checks read it. */
export interface BusMessage {
  at: Date;
  id: string;
  operation: string;
  source: string;
  deliverTo: string;
  digest: string | null;
  digestAlg: string | null;
  url: string | null;
  target: string | null;
  verified: unknown;
  reason: string | null;
}

/** The thirteen operations of an update that reaches the app, in order (systems’ own names). */
export const OPERATIONS = [
  'download_file',
  'download_done',
  'commit_blob',
  'blob_committed',
  'verification_requested',
  'get_blob',
  'blob_content',
  'commit_sealed_blob',
  'blob_committed',
  'handle_verification_result',
  'proceed_with_update',
  'get_blob',
  'blob_content',
] as const;

/** Number of the first hop whose message says `verified: true`. */
export const VERDICT_HOP = 8;

/** Every message that any service ever wrote, oldest first. What is no message is left out. */
export async function readBus({ kafka, say }: Pick<CheckContext, 'kafka' | 'say'>): Promise<BusMessage[]> {
  say('reading the bus from its first message');
  const messages = await kafka.read('monitor');
  return messages.flatMap(({ at, json }) => toMessage(at, json));
}

function toMessage(at: Date, json: unknown): BusMessage[] {
  if (typeof json !== 'object' || json === null) return [];
  const field = (name: string): unknown => Reflect.get(json, name);
  const text = (name: string): string | null => {
    const value = field(name);
    return typeof value === 'string' ? value : null;
  };
  const [id, operation, source, deliverTo] = [text('id'), text('operation'), text('source'), text('deliver_to')];
  if (id === null || operation === null || source === null || deliverTo === null) return [];
  return [
    {
      at,
      id,
      operation,
      source,
      deliverTo,
      digest: text('digest'),
      digestAlg: text('digest_alg'),
      url: text('url'),
      target: text('target'),
      verified: field('verified'),
      reason: text('reason'),
    },
  ];
}

/** The messages of one update, in order. */
export const journey = (bus: readonly BusMessage[], id: string): BusMessage[] =>
  bus.filter((message) => message.id === id);

/** Whether an update went all the way to the updater. */
export function isWhole(bus: readonly BusMessage[], id: string): boolean {
  const operations = journey(bus, id).map(({ operation }) => operation);
  return operations.length === OPERATIONS.length && OPERATIONS.every((operation, hop) => operations[hop] === operation);
}

/** The orders that the manager took, oldest first: each begins with its message to the downloader. */
export const ordersOn = (bus: readonly BusMessage[]): BusMessage[] =>
  bus.filter(({ operation, source }) => operation === 'download_file' && source === 'manager');

/** Requests that the manager turned away at its door, oldest first: it reports each to the security log, and that goes over the bus too. */
export const turnedAway = (bus: readonly BusMessage[]): BusMessage[] =>
  bus.filter(({ operation, source }) => operation === 'request_refused' && source === 'manager');
