import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { GradeResult } from '@stackyard/protocol/grade-result';
import { gradeJunit } from '../grade/grade-junit.ts';
import { summary } from '../grade/summary.ts';

interface Wanted {
  json?: string | undefined;
  junit?: string | undefined;
  /** Added to, since GitHub’s summary is one file for all that a step says. */
  summary?: string | undefined;
}

/** Writes what was asked for, each made of the one result. */
export async function writeGrade(result: GradeResult, wanted: Wanted): Promise<void> {
  const { json, junit, summary: markdown } = wanted;
  for (const file of [json, junit, markdown]) if (file) await mkdir(dirname(file), { recursive: true });
  if (json) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  if (junit) await writeFile(junit, gradeJunit(result));
  if (markdown) await appendFile(markdown, summary(result));
}
