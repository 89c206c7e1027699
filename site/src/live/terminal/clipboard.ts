import { showProblem } from '../layout/toast.ts';

/** Copies text and tells whether it did; where the browser refuses, says how else. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    showProblem({
      name: 'clipboard-refused',
      title: 'The browser did not let the page copy',
      message: 'Writing to the clipboard was refused.',
      hint: 'Allow it for this address, or select the text and use the menu of the browser.',
    });
    return false;
  }
}
