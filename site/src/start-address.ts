export const START = '#start';

/** The address of a step at which the machine is asked for on arrival: Start works even where it is pressed before the scripts are there. */
export const startingAt = (href: string): string => `${href}${START}`;
