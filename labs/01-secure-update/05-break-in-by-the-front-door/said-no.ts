import { count, fail, pass, type Outcome } from '@stackyard/kit';
import { passedBeforeNo, type Attempts } from './attempts.ts';
import { WAYS, type Answer, type Breakins, type Unreadable, type Way } from './breakins.ts';

const EXPECTED = 'for each of the four: who said no, and how many messages the monitor had passed by then';
const SERVICES = ['manager', 'downloader', 'storage', 'verifier', 'updater', 'monitor', 'app', 'security_log', 'kafka'];

/** The finding that breakins.json says what the log says. */
export function saidNo(answers: Breakins | Unreadable, attempts: Attempts): Outcome {
  const see = 'jq . breakins.json';
  if ('headline' in answers) return fail({ ...answers, expected: EXPECTED, see });
  const truth: Record<Way, Answer | null> = {
    token: { no: 'manager', after: 0 },
    algorithm: attempts.algorithm && { no: 'verifier', after: passedBeforeNo(attempts.algorithm) },
    digest: attempts.digest && { no: 'verifier', after: passedBeforeNo(attempts.digest) },
    file: attempts.file && { no: 'verifier', after: passedBeforeNo(attempts.file) },
  };
  for (const way of WAYS) {
    const [answer, right] = [answers[way], truth[way]];
    if (!answer || answer.after === null)
      return fail({
        headline: `breakins.json says nothing usable about “${way}”`,
        expected: EXPECTED,
        found: `${way}: ${answer ? 'no whole number after “after”' : 'no name after “no”'}`,
        hint: 'Each line has the shape that the page gave it: a name in quotes, a bare number.',
        see,
      });
    if (!right)
      return fail({
        headline: `“${way}” has not been tried yet, or was not refused`,
        expected: EXPECTED,
        found: `${way}: ${answer.no}, ${answer.after}`,
        hint: 'Make the attempt first; the findings above say how it stands.',
        see,
      });
    const words = wrong(way, answer, right);
    if (words) return fail({ ...words, expected: EXPECTED, found: `${way}: ${answer.no}, ${answer.after}`, see });
  }
  return pass('You know who said no to each, and when', {
    found: WAYS.map((way) => `${way}: ${answers[way]?.no}`).join(', '),
  });
}

function wrong(way: Way, answer: Answer, right: Answer): { headline: string; hint: string } | null {
  if (!SERVICES.includes(answer.no))
    return {
      headline: `No service is called ${answer.no.slice(0, 20)}`,
      hint: 'The names are those of `docker compose ps`.',
    };
  if (answer.no !== right.no)
    return {
      headline: `It was not the ${answer.no} that said no to “${way}”`,
      hint:
        way === 'token'
          ? 'Who answered your request with 401?'
          : 'Look up the update: `curl -s localhost:6000/update/` and its id. Who is it `by`?',
    };
  if (answer.after === right.after) return null;
  if (way === 'token')
    return {
      headline: 'Of an order without the right token, nothing goes over the bus',
      hint: 'What the log got is the report of the refusal. How many messages of the order itself were there?',
    };
  if (answer.after === (right.after ?? 0) + 1)
    return { headline: `In “${way}” you counted the no itself`, hint: 'How many messages had passed before that one?' };
  return {
    headline: `${count(answer.after ?? 0, 'message')} before the no of “${way}” is another number than the log’s`,
    hint:
      (answer.after ?? 0) > (right.after ?? 0)
        ? 'That is too many. Keep the lines of one id, and stop before the verifier’s answer.'
        : 'That is too few. The log also has the lines that were allowed: ask it for the whole id.',
  };
}
