import { showProblem, showToast } from './toast.ts';

/** Copies the address of this page. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href.replace(/#.*$/, ''));
    showToast('Link copied. It opens this step on this computer.');
  } catch {
    showProblem({
      name: 'clipboard-refused',
      title: 'The browser did not let the page copy',
      message: 'Writing to the clipboard was refused.',
      hint: 'Copy the address from the address bar.',
    });
  }
}

export function startCopyLink(signal: AbortSignal): void {
  document.getElementById('link-button')?.addEventListener('click', () => void copyLink(), { signal });
}
