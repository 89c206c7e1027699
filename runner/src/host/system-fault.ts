import { hostProblem, type HostProblem } from './problems.ts';

/** The host’s own refusals that a person can do something about; undefined for every other error. */
export function systemFault(error: unknown): HostProblem | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'a file';
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS')
    return hostProblem('folder-refused', { path }, error);
  if (error.code === 'ENOSPC') return hostProblem('folder-full', { path }, error);
  return undefined;
}
