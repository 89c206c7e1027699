import { showProblem } from '../layout/toast.ts';

/** Copies text; where the browser refuses, says how else. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    showProblem({
      name: 'clipboard-refused',
      title: 'The browser did not let the page copy',
      message: 'Writing to the clipboard was refused.',
      hint: 'Allow it for this address, or select the text and use the menu of the browser.',
    });
  }
}
