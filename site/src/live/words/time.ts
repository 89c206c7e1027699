const two = (number: number): string => String(number).padStart(2, '0');

/** `14:02`, in the learner’s own time zone. */
export function clock(at: string | number | Date): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `14:02:31`. */
export function clockSeconds(at: string | number | Date): string {
  return `${clock(at)}:${two(new Date(at).getSeconds())}`;
}

/** A length of time in words: `1 h 52 min`, `2 h`, `52 min`, `40 s`; never negative. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** As `span`, with seconds kept below ten minutes: `4 min 10 s`. For how long something took. */
export function took(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60 || seconds >= 600) return span(ms);
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A moment in the past as a person says it: `today at 14:02`, `yesterday at 17:40`, `12 Nov`. */
export function moment(at: string, now: number): string {
  const date = new Date(at);
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const days = Math.ceil((midnight.getTime() - date.getTime()) / 86_400_000);
  if (days <= 0) return `today at ${clock(date)}`;
  if (days === 1) return `yesterday at ${clock(date)}`;
  return `${date.getDate()} ${date.toLocaleString('en', { month: 'short' })}`;
}
