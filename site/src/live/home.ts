import { followLabs } from './home/follow-labs.ts';

followLabs(new AbortController().signal);
