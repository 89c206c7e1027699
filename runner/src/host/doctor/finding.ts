import type { HostDocker } from '../../docker/host-docker.ts';
import type { HostConfig } from '../config.ts';

/** What doctor found about one thing: it works, works with less, or stands in the way. */
export interface HostFinding {
  about: string;
  state: 'good' | 'less' | 'bad';
  says: string;
  hint?: string;
}

interface Host {
  config: HostConfig;
  /** undefined where no Docker answers */
  docker: HostDocker | undefined;
}

export type HostCheck = (host: Host) => Promise<HostFinding>;

const SIGNS = { good: '✓', less: '!', bad: '✗' };

export function lineOf({ about, state, says, hint }: HostFinding): string {
  return `${SIGNS[state]} ${about.padEnd(14)} ${says}${hint === undefined || state === 'good' ? '' : `\n  ${' '.repeat(14)} → ${hint}`}`;
}

/** The last line: what all of it means. */
export function ruling(findings: HostFinding[]): string {
  const count = (state: HostFinding['state']) => findings.filter((finding) => finding.state === state).length;
  if (count('bad') > 0)
    return `Stackyard cannot run here: ${count('bad')} of ${findings.length} findings stand in the way.`;
  if (count('less') > 0) return `Stackyard runs here, with less in ${count('less')} of ${findings.length} findings.`;
  return 'Stackyard runs here with all it can do.';
}
