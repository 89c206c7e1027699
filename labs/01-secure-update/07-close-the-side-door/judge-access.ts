import { fail, list, pass, type Outcome } from '@stackyard/kit';
import { allowed, TOPICS, type Rule } from './acl.ts';

const MONITOR = 'monitor';
const LISTENER = 'security_log';
const SEE = 'docker compose exec -T kafka kafka-acls.sh --bootstrap-server localhost:9094 --list';
const APPLY = '`docker compose up access` puts a changed file in force.';

/** The finding that nothing reaches a service but through the monitor. */
export function onlyMonitorWrites(rules: readonly Rule[]): Outcome {
  const expected = `one writer for each of ${list(TOPICS.filter((topic) => topic !== MONITOR))}: the monitor`;
  for (const topic of TOPICS) {
    if (topic === MONITOR) continue;
    const writers = allowed(rules, topic, 'WRITE');
    const [other] = writers.filter((user) => user !== MONITOR);
    const found = `${topic} may be written by ${list(writers) || 'nobody'}`;
    if (other !== undefined)
      return fail({
        headline: `The ${other} may write to ${topic}`,
        expected,
        found,
        hint: `What ${other} has to say to others, it says to the monitor. ${APPLY}`,
        see: SEE,
      });
    if (writers.length === 0)
      return fail({
        headline: `The monitor itself may not write to ${topic}`,
        expected,
        found,
        hint: `Then nobody can, and what the monitor allows gets nowhere. ${APPLY}`,
        see: SEE,
      });
  }
  return pass('Only the monitor writes to the topics of the services', { expected });
}

/** The finding that each reads its own topic and no other, and speaks to the monitor alone. */
export function ownTopicOnly(rules: readonly Rule[]): Outcome {
  const expected = 'each service reads the topic of its own name, and all but the security log write to monitor';
  const words = { expected, see: SEE };
  for (const topic of TOPICS) {
    const readers = allowed(rules, topic, 'READ');
    const [other] = readers.filter((user) => user !== topic);
    if (other !== undefined)
      return fail({
        ...words,
        headline: `The ${other.replace('_', ' ')} may read the topic ${topic}`,
        found: `${topic} may be read by ${list(readers)}`,
        hint: `What is on its way to another, it need not know: files, and verdicts. ${APPLY}`,
      });
    if (readers.length === 0)
      return fail({
        ...words,
        headline: `The ${topic.replace('_', ' ')} can’t read its own topic`,
        found: `${topic} may be read by nobody`,
        hint: `It would wait for ever. ${APPLY}`,
      });
  }
  const speakers = allowed(rules, MONITOR, 'WRITE');
  const silent = TOPICS.find((user) => user !== MONITOR && user !== LISTENER && !speakers.includes(user));
  const tooMany = speakers.find((user) => user === MONITOR || user === LISTENER);
  const found = `monitor may be written by ${list(speakers) || 'nobody'}`;
  if (silent !== undefined)
    return fail({
      ...words,
      headline: `The ${silent} can’t write to the monitor`,
      found,
      hint: `It has to: what it wants to tell others goes there. ${APPLY}`,
    });
  if (tooMany !== undefined)
    return fail({
      ...words,
      headline: `The ${tooMany.replace('_', ' ')} may write to the topic monitor`,
      found,
      hint: `It never has to. As little as each needs: that is the whole idea. ${APPLY}`,
    });
  return pass('Each service reads its own topic, and speaks to the monitor alone', { expected });
}
