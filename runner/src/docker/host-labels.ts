/** The labels of everything that an installation creates in Docker; `down --all` finds things by them alone. */
export const NAME_LABEL = 'stackyard.name';
export const PART_LABEL = 'stackyard.part';
/** hash of what a container was made from, to see whether it is out of date */
export const INPUTS_LABEL = 'stackyard.inputs';

export type Part = 'engine' | 'runner' | 'ptys' | 'volume' | 'image' | 'network' | 'browser' | 'bench';

export function labelsOf(name: string, part: Part): Record<string, string> {
  return { [NAME_LABEL]: name, [PART_LABEL]: part };
}

/** Docker’s filter for what is ours. */
export function ours(name: string): { label: string[] } {
  return { label: [`${NAME_LABEL}=${name}`] };
}
