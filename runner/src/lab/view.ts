import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { View } from '@stackyard/kit';
import type { ViewPlace } from '@stackyard/protocol/view';
import type { Fault } from './fault.ts';
import { freshUrl } from './fresh.ts';

/** The view that a lab’s definition names; null where it names none. */
export async function readView(
  { dir, id, version }: { dir: string; id: string; version: number },
  place: ViewPlace | undefined,
  faults: Fault[],
): Promise<View | null> {
  const path = `${id}/view.ts`;
  const file = join(dir, 'view.ts');
  if (place === undefined) {
    if (existsSync(file)) faults.push({ path, expected: 'view: { name, title } in lab.mdx', found: 'nothing there' });
    return null;
  }
  try {
    const module: unknown = await import(freshUrl(file, version).href);
    const view = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    if (isView(view)) return view;
    faults.push({ path, expected: 'defineView(…) as its default export', found: typeof view });
  } catch (error) {
    faults.push({
      path,
      expected: 'a view that can be imported',
      found: error instanceof Error ? error.message : String(error),
    });
  }
  return null;
}

const isView = (value: unknown): value is View => typeof value === 'function';
