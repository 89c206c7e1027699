export type Role = 'driver' | 'observer';

/** How a terminal’s line and role stand, for its tab and the line under the tabs. Times in ms. */
export interface PaneState {
  line: 'connecting' | 'open' | 'lost';
  attempt: number;
  nextTryAt: number;
  since: number;
  role: Role;
  /** Pages on this terminal, this one included. */
  drivers: number;
  observers: number;
  /** Keys were dropped, and nothing has been typed since. */
  dropped: boolean;
}

/** Before its line has said anything. */
export const FIRST_STATE: PaneState = {
  line: 'connecting',
  attempt: 0,
  nextTryAt: 0,
  since: 0,
  role: 'driver',
  drivers: 1,
  observers: 0,
  dropped: false,
};

export interface PaneHears {
  changed(): void;
  news(): void;
}
