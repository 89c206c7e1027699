/** What is wrong with a file, and where: line and column count from 1. */
export interface Fault {
  line: number;
  column: number;
  reason: string;
}

/** `policy.yaml:7:14 …`, as compilers say it and editors jump to it. */
export function toText(file: string, { line, column, reason }: Fault): string {
  return `${file}:${line}:${column} ${reason}`;
}
