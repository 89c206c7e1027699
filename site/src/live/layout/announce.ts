/** Reads a sentence aloud through the page’s live regions; assertive ones interrupt. */
export function announce(sentence: string, voice: 'polite' | 'assertive' = 'polite'): void {
  const region = document.getElementById(`live-${voice}`);
  if (region) region.textContent = sentence;
}
