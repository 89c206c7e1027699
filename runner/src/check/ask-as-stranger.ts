import { Admin, Connection, TimeoutError } from '@platformatic/kafka';

interface Door {
  address: string;
  port: number;
  timeout: number;
  connectTimeout: number;
}

/** Whether a broker lists its topics to somebody without name and password, or lets the question drop. Rejects where none answers. */
export async function askAsStranger({ address, port, timeout, connectTimeout }: Door): Promise<'open' | 'asks'> {
  await knock(address, port, connectTimeout);
  const admin = new Admin({
    clientId: 'nobody',
    bootstrapBrokers: [`${address}:${port}`],
    retries: 0,
    timeout,
    connectTimeout,
  });
  try {
    await admin.listTopics();
    return 'open';
  } catch (error) {
    if (error instanceof TimeoutError) throw error;
    // what was dropped with a broker that ends is no answer
    await knock(address, port, connectTimeout);
    return 'asks';
  } finally {
    // the answer is known; a line that the broker has closed need not close again
    await admin.close().catch(() => undefined);
  }
}

async function knock(address: string, port: number, connectTimeout: number): Promise<void> {
  const connection = new Connection('nobody', { connectTimeout });
  await connection.connect(address, port);
  await connection.close();
}
