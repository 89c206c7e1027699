/** Once the page is there, its site is kept for the time when the runner is away; a browser without a worker does without. */
export function keepPages(): void {
  if (!('serviceWorker' in navigator)) return;
  const keep = () =>
    void navigator.serviceWorker.register('/kept.js').catch((fault: unknown) => {
      console.info('The pages are not kept for the time without a runner.', fault);
    });
  if (document.readyState === 'complete') keep();
  else window.addEventListener('load', keep, { once: true });
}
