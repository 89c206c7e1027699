import { defineCheck, finding } from '@stackyard/kit';
import { askApp } from './ask-app.ts';
import { fileWins, isYours, refusesEmpty, refusesMissing, trims } from './judge-starts.ts';

/** The app that runs refuses missing and empty secrets by name, takes a file before a variable, trims it, and has the learner’s own. */
export default defineCheck((context) => {
  const answer = askApp(context);
  return [
    finding('refuses-missing', async () => refusesMissing(await answer())),
    finding('refuses-empty', async () => refusesEmpty(await answer())),
    finding('file-wins', async () => fileWins(await answer())),
    finding('trimmed', async () => trims(await answer())),
    finding('admin-is-yours', async () => isYours(await answer())),
  ];
});
