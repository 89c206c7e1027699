import type { Status } from '@stackyard/protocol/status';
import { find, setText } from '../dom.ts';

/** The place in one line: `Docker 28 ready · 14 GB free · reserve 1`; null when the runner does not answer. */
export function showStatus(status: Status | null): void {
  const line = document.getElementById('status');
  if (line === null) return;
  line.dataset['state'] = status === null ? 'reconnecting' : status.machineImage ? 'ready' : 'starting';
  const sign = find(line, '.session-sign');
  if (sign) sign.hidden = false;
  setText(find(line, '.status-words'), status === null ? 'the runner does not answer' : statusWords(status));
}

export function statusWords(status: Status): string {
  const docker = `Docker ${status.docker.split('.')[0] ?? ''}`;
  if (!status.machineImage) return `${docker} ready · machines are being prepared`;
  return [`${docker} ready`, `${Math.round(status.freeDiskMb / 1024)} GB free`, `reserve ${status.reserve}`].join(
    ' · ',
  );
}
