import type { Machine } from './machine.ts';
import type { Machines } from './machines.ts';
import type { MachineOrder } from './spec.ts';

export interface Reserve extends AsyncDisposable {
  /** Keeps machines of this order ready from now on. */
  prepare: (order: MachineOrder) => void;
  /** A ready machine that fits, or one made now. */
  take: (order: MachineOrder) => Promise<Machine>;
  /** How many stand ready. */
  size: () => number;
}

interface Ready {
  key: string;
  machine: Machine;
}

/** Machines started ahead: `wanted` of them, all of the order last prepared or taken. Refills behind each one taken. */
export function createReserve(machines: Machines, wanted: number, failed: (error: unknown) => void): Reserve {
  let ready: Ready[] = [];
  let order: MachineOrder | undefined;
  let filling: Promise<void> | undefined;
  let closed = false;

  const fill = async (): Promise<void> => {
    for (;;) {
      if (closed || !order) return;
      const current = order;
      const key = keyOf(current);
      const strangers = ready.filter((item) => item.key !== key);
      ready = ready.filter((item) => item.key === key);
      for (const { machine } of strangers) await machines.remove(machine.name);
      if (ready.length >= wanted) return;
      const machine = await machines.create(current);
      ready.push({ key, machine });
    }
  };

  const refill = (): void => {
    filling ??= fill()
      .catch(failed)
      .finally(() => {
        filling = undefined;
      });
  };

  return {
    prepare: (next) => {
      order = next;
      refill();
    },
    take: async (wantedOrder) => {
      const key = keyOf(wantedOrder);
      const index = ready.findIndex((item) => item.key === key);
      const found = index < 0 ? undefined : ready.splice(index, 1)[0];
      try {
        return found?.machine ?? (await machines.create(wantedOrder));
      } finally {
        order = wantedOrder;
        refill();
      }
    },
    size: () => ready.length,
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await filling;
      for (const { machine } of ready.splice(0)) await machines.remove(machine.name);
    },
  };
}

const keyOf = (order: MachineOrder): string => JSON.stringify(order);
