import { once } from 'node:events';
import { prepareGround } from './ground.ts';
import { openPlace } from './place.ts';

/** A runner in a process of its own: says where it listens, and ends with its input. */
{
  await using ground = await prepareGround(1);
  await using place = await openPlace(ground);
  process.stdout.write(`${place.origin}\n`);
  process.stdin.resume();
  await once(process.stdin, 'end');
}
// its machines are gone: what still waits for a time that has no more use need not be waited for
process.exit();
