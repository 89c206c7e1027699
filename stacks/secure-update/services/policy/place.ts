/** Where the monitor reads its policy. A folder is mounted there, so that a file that takes the place of another is seen. */
export const POLICY = '/etc/policy/policy.yaml';
