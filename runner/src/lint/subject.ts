import type { Fault } from '../lab/fault.ts';
import type { Lab, Step } from '../lab/lab.ts';
import type { PageNode } from '../lab/page-tree.ts';

/** A page as written. `tree` is null where it is no MDX, which the definition’s rule says. */
export interface PageText {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
  readonly tree: PageNode | null;
}

export interface StepText {
  readonly id: string;
  /** Folder, relative to the repository. */
  readonly path: string;
  readonly page: PageText | null;
  /** As loaded; null where something in its folder is wrong. */
  readonly step: Step | null;
}

/** What the rules look at: one lab, whole or broken, and what stands around it. */
export interface Subject {
  /** Folder of the repository. */
  readonly root: string;
  readonly id: string;
  /** Folder of the lab, relative to the repository. */
  readonly path: string;
  readonly faults: readonly Fault[];
  /** With the steps that could be read; null where its definition could not. */
  readonly lab: Lab | null;
  readonly front: PageText | null;
  readonly steps: readonly StepText[];
  /** Folders in the lab’s own, files of no step among them. */
  readonly folders: readonly string[];
  /** Ids of all labs with their steps’, for links and numbers. */
  readonly labs: ReadonlyMap<string, readonly string[]>;
  /** Drawings that pages may use, by name, as written. */
  readonly drawings: ReadonlyMap<string, PageSource>;
}

export interface PageSource {
  readonly path: string;
  readonly text: string;
}

/** Every page of a lab that can be read as one. */
export function pagesOf({ front, steps }: Subject): (PageText & { tree: PageNode })[] {
  return [front, ...steps.map(({ page }) => page)].flatMap((page) =>
    page?.tree ? [{ ...page, tree: page.tree }] : [],
  );
}
