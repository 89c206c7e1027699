import { defineCheck, finding, once } from '@stackyard/kit';
import { servesVersion } from '../checks/app.ts';
import { readBus } from '../checks/bus.ts';
import { digestFits, servedDigest } from '../checks/digest.ts';
import { chooseOrder, isDone, wasTaken } from '../checks/order.ts';

/** An order with the right digest went through the bus, and the app serves the new version because of it. */
export default defineCheck((context) => {
  const version = context.parameters['next-version'] ?? '';
  const bus = once(() => readBus(context));
  const order = once(async () => chooseOrder(context, await bus()));
  return [
    finding('order-taken', async () => wasTaken(await order(), await bus())),
    finding('digest-matches', async () => digestFits(await order(), await servedDigest(context))),
    finding('update-done', async () => isDone(await order())),
    finding('app-updated', () =>
      servesVersion(context, version, (found) =>
        found === context.parameters['first-version']
          ? {
              headline: `The app still serves ${found}`,
              hint: 'An update takes about two seconds. If it stays, the other findings say where it ended.',
            }
          : {
              headline: `The app serves ${found}`,
              hint: `That is neither the old version nor the one that waits. Was the source in \`file_server/data\` changed before it was ordered?`,
            },
      ),
    ),
  ];
});
