/** Name of the recording of a terminal that begins now, as @stackyard/protocol/recording describes it. */
export function recordingName(terminal: string, now: Date = new Date()): string {
  return `${now.toISOString().replaceAll(':', '-')}-${terminal}.cast`;
}
