import type { ViewCell, ViewTable } from '@stackyard/protocol/view';
import type { CheckContext } from './check.ts';

export type { ViewCell };

/** What the page shows beside the steps, asked of the machine with the probes of checks whenever something happened in it. */
export type View = (context: CheckContext) => Promise<ViewTable>;

/** Identity, for the types: `export default defineView(async ({ docker }) => ({ columns: […], rows: […] }))`, in view.ts beside lab.mdx. */
export function defineView(view: View): View {
  return view;
}
