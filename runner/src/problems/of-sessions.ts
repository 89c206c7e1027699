import type { ProblemRow } from './row.ts';

/** What can be wrong with what a learner asks of a lab or a session. */
export const sessionProblems = {
  'no-such-lab': (p: { lab: string; known: string }): ProblemRow => ({
    status: 404,
    title: 'There is no such lab.',
    message: `No lab is called ${p.lab}; there are: ${p.known}.`,
    hint: 'Choose one of the home page.',
  }),
  'no-such-session': (p: { id: string }): ProblemRow => ({
    status: 404,
    title: 'This session is over or never was.',
    message: `No live session of yours has the id ${p.id}.`,
    hint: 'Start the lab again; your results are kept.',
  }),
  'no-such-step': (p: { step: string; known: string }): ProblemRow => ({
    status: 404,
    title: 'The lab has no such step.',
    message: `No step is called ${p.step}; there are: ${p.known}.`,
    hint: 'Choose one of the steps beside the text.',
  }),
  'no-such-checkpoint': (p: { id: string }): ProblemRow => ({
    status: 404,
    title: 'This moment is no longer kept.',
    message: `No checkpoint of this attempt is called ${p.id}; the oldest go first when room is short.`,
    hint: 'Choose one of those that the Machine menu still offers.',
  }),
  'no-such-terminal': (p: { id: string }): ProblemRow => ({
    status: 404,
    title: 'There is no such terminal.',
    message: `This session has no terminal ${p.id}; it may have been closed in another tab.`,
    hint: 'Open a new one with the + beside the tabs.',
  }),
  'too-many-terminals': (p: { most: number }): ProblemRow => ({
    status: 409,
    title: 'All terminals are open.',
    message: `A session may have ${p.most} terminals at once.`,
    hint: 'Close one that you no longer need.',
  }),
  'terminal-lives': (): ProblemRow => ({
    status: 409,
    title: 'This terminal still runs.',
    message: 'Only a terminal whose shell has ended can be started again.',
    hint: 'Type in it, or open a new one.',
  }),
  'not-ready': (p: { state: string }): ProblemRow => ({
    status: 409,
    title: 'The machine is not ready yet.',
    message: `This needs a machine that is ready; the session is ${p.state}.`,
    hint: 'Wait until the line at the top says Ready, then try again.',
  }),
  'nothing-to-undo': (): ProblemRow => ({
    status: 409,
    title: 'There is nothing to undo.',
    message: 'No machine is kept from before, or its time is over.',
    hint: 'The Machine menu offers every moment that is still kept.',
  }),
  'session-expired': (): ProblemRow => ({
    status: 410,
    title: 'The session’s time is over.',
    message: 'Your results are kept, and so is the machine as it was.',
    hint: 'Start the lab again to go on from there.',
  }),
  'session-idle': (p: { minutes: number }): ProblemRow => ({
    status: 410,
    title: 'The session was closed because nobody used it.',
    message: `No key was pressed for ${p.minutes} min. Your results are kept, and so is the machine as it was.`,
    hint: 'Start the lab again to go on from there.',
  }),
} satisfies Record<string, (params: never) => ProblemRow>;
