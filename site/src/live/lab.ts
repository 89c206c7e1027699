import { CodeElement } from './code/code-element.ts';
import { startFront } from './front.ts';
import { startCopyLink } from './layout/copy-link.ts';
import { startLower } from './layout/lower.ts';
import { startPanes } from './layout/panes.ts';
import { startShortcuts } from './layout/shortcuts.ts';
import { startSplits } from './layout/split.ts';
import { startStepsMenu } from './layout/steps-menu.ts';
import { startPageTurning } from './layout/turn-page.ts';
import { startMachineMenu } from './machine/machine-menu.ts';
import { PreviewElement } from './preview/preview-element.ts';
import { RailElement } from './rail/rail-element.ts';
import { follow } from './session/follow.ts';
import { SessionLine } from './session/session-line.ts';
import { startOnArrival } from './start-on-arrival.ts';
import { startStartButtons } from './terminal/empty.ts';
import { TerminalsElement } from './terminal/terminals-element.ts';
import { startCheckButton } from './text/check-button.ts';
import { HintsElement } from './text/hints-element.ts';
import { startProven } from './text/proven.ts';
import { QuizElement } from './text/quiz-element.ts';
import { VerdictElement } from './verdict/verdict-element.ts';

/** A lab’s pages: the front page and its steps. Everything hangs on one signal that ends with the page. */
const page = new AbortController();
const { signal } = page;

startSplits(signal);
startLower(signal);
startPanes(signal);
startStepsMenu(signal);
startShortcuts(signal);
startPageTurning(signal);
startCopyLink(signal);
startMachineMenu(signal);
startCheckButton(signal);
startProven(signal);
startStartButtons(signal);
startFront(signal);

customElements.define('sy-session-line', SessionLine);
customElements.define('sy-rail', RailElement);
customElements.define('sy-verdict', VerdictElement);
customElements.define('sy-code', CodeElement);
customElements.define('sy-hints', HintsElement);
customElements.define('sy-quiz', QuizElement);
customElements.define('sy-terminals', TerminalsElement);
customElements.define('sy-preview', PreviewElement);

follow(signal);
startOnArrival();
