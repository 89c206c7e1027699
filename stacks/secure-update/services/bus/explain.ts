import { messageOf } from './log.ts';

/** Which of the broker's refusals a sentence is better for than the client's own words: a fault of set-up, not of the network. */
const sentences: Record<string, string> = {
  TOPIC_AUTHORIZATION_FAILED: 'the broker does not let this user use that topic',
  GROUP_AUTHORIZATION_FAILED: 'the broker does not let this user read with that group',
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: 'the broker does not let this user write under that transactional id',
  CLUSTER_AUTHORIZATION_FAILED: 'the broker does not let this user do that to the cluster',
  SASL_AUTHENTICATION_FAILED: 'the broker does not take this user or its password',
};

/** Says what went wrong between a client and the broker. An error of the client holds others: the telling one is inside. */
export function explain(error: unknown): string {
  const codes = [...new Set(codesIn(error))];
  const known = codes.find((code) => code in sentences);
  if (known !== undefined) return `${sentences[known]} (${known})`;
  return codes.length === 0 ? messageOf(error) : `${messageOf(error)} (${codes.join(', ')})`;
}

function* codesIn(error: unknown): Generator<string> {
  if (!(error instanceof Error)) return;
  const code: unknown = Reflect.get(error, 'apiId');
  if (typeof code === 'string') yield code;
  if (error instanceof AggregateError) for (const inner of error.errors) yield* codesIn(inner);
  yield* codesIn(error.cause);
}
