/** Who can read the password of lab 02, as it is at the beginning of its first step and at the end of its second. */

export type Moment = 'found' | 'file';

interface Reader {
  name: string;
  /** How they come by it; null where they do not. */
  by: string | null;
  /** Whether they are meant to. */
  meant?: boolean;
}

export const readers: Record<Moment, Reader[]> = {
  found: [
    { name: 'api', by: 'a variable', meant: true },
    { name: 'postgres', by: 'a variable', meant: true },
    { name: 'who may use Docker', by: 'docker inspect' },
    { name: 'who has the image', by: 'docker history' },
    { name: 'who reads the log', by: 'its first line' },
    { name: 'who has the repository', by: null },
  ],
  file: [
    { name: 'api', by: 'a file', meant: true },
    { name: 'postgres', by: 'a file', meant: true },
    { name: 'who may use Docker', by: 'going inside' },
    { name: 'who has the image', by: null },
    { name: 'who reads the log', by: null },
    { name: 'who has the repository', by: null },
  ],
};

export const titles: Record<Moment, string> = {
  found: 'Who can read the password as you took it over',
  file: 'Who can read the password once it is a file',
};

export const ROW = 36;
export const WIDE = 420;
export const SOURCE = { width: 88, height: 32 };
export const READER = { x: 246, width: 174, height: 28 };
