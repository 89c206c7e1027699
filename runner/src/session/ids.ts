import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A random name of that many letters and digits; each adds 5.17 bits. */
const draw = (length: number): string => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A session’s id: 62 random bits, since whoever knows it can open its previews. */
export const drawSessionId = (): string => draw(12);
export const drawCheckpointId = (): string => `c-${draw(10)}`;
