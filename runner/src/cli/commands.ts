import type { SubCommandsDef } from 'citty';

/** Commands by name; a command’s file is read only when it is typed. In the runner’s container `prove` is the real one. */
export function commandsFor({ inside }: { inside: boolean }): SubCommandsDef {
  return {
    up: async () => (await import('./up.ts')).up,
    down: async () => (await import('./down.ts')).down,
    doctor: async () => (await import('./doctor.ts')).doctor,
    prove: async () => (inside ? (await import('./prove.ts')).prove : (await import('./prove-inside.ts')).proveInside),
    grade: async () => (inside ? (await import('./grade.ts')).grade : (await import('./grade-host.ts')).gradeOnHost),
    lint: async () => (await import('./lint.ts')).lint,
    check: async () => (await import('./check.ts')).check,
    dev: async () => (await import('./dev.ts')).dev,
    lab: async () => (await import('./lab.ts')).lab,
    schema: async () => (await import('./schema.ts')).schema,
    bench: async () => (await import('./bench.ts')).bench,
    test: async () => (await import('./test.ts')).test,
  };
}
