import { createInterface } from 'node:readline';
import { messageOf } from '../log.ts';
import { prepareDatabase } from '../database/prepare.ts';

// Prepares each database whose place it reads from stdin, as the app does at its start, and says on stdout what came of it.
const admin = { password: 'x', number: '1' };
console.log('ready');
for await (const url of createInterface(process.stdin)) {
  try {
    const { database, outcome } = await prepareDatabase({ database: { url, password: null }, admin });
    await database[Symbol.asyncDispose]();
    console.log(outcome);
  } catch (error) {
    console.log(messageOf(error));
  }
}
