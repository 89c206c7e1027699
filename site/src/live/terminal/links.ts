import { state } from '../session/state.ts';

/** Opens an address that was pressed in a terminal: one on the machine’s localhost through its port’s own origin, others as they are. */
export function openLink(_event: MouseEvent, text: string): void {
  window.open(onMachine(text, state.get().session?.ports ?? []) ?? text, '_blank', 'noopener');
}

/** The address through which the browser reaches a port of the machine; null for one that is not on the machine, or not shown. */
export function onMachine(text: string, ports: { port: number; url: string }[]): string | null {
  if (!URL.canParse(text)) return null;
  const asked = new URL(text);
  if (!['localhost', '127.0.0.1', '0.0.0.0', '[::1]'].includes(asked.hostname)) return null;
  const port = ports.find((each) => each.port === Number(asked.port || '80'));
  return port ? new URL(asked.pathname + asked.search + asked.hash, port.url).href : null;
}
