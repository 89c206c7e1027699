import { Connection, listTransactionsV1 } from '@platformatic/kafka';
import type { ClientOptions } from './credentials.ts';

/** The service that may write under a transactional id: `downloader`, `downloader.hand` and so on are all the downloader's. */
export function ownerOf(transactionalId: string): string {
  return transactionalId.split('.', 1)[0] ?? transactionalId;
}

/**
 * Tells which service a producer is: the broker knows under which transactional id each one writes, and lets each service
 * write only under its own (access.yaml). A message says nothing about who wrote it that its writer could not forge.
 */
export class Senders {
  readonly #known = new Map<bigint, string>();

  /** Null where the broker knows of no such producer. */
  async find(producer: bigint, client: ClientOptions): Promise<string | null> {
    const known = this.#known.get(producer);
    if (known !== undefined) return known;
    const [transaction] = await transactionsOf(producer, client);
    if (transaction === undefined) return null;
    const owner = ownerOf(transaction.transactionalId);
    this.#known.set(producer, owner);
    return owner;
  }
}

async function transactionsOf(producer: bigint, { clientId, bootstrapBrokers: [broker = ''], ...rest }: ClientOptions) {
  const [host = '', port = ''] = broker.split(':');
  const connection = new Connection(clientId, 'sasl' in rest ? { sasl: rest.sasl } : {});
  try {
    await connection.connect(host, Number(port));
    const { transactionStates } = await listTransactionsV1.api.async(connection, [], [producer], -1n, null);
    return transactionStates;
  } finally {
    await connection.close();
  }
}
