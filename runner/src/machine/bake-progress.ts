/** One object of `docker buildx --progress=rawjson`: what changed since the last. BuildKit’s SolveStatus, as indented JSON. */
interface SolveStatus {
  vertexes?: { digest: string; name: string; started?: string; completed?: string; error?: string }[];
  logs?: { vertex: string; data: string }[];
}

export interface BakeProgress {
  done: number;
  of: number;
  what: string;
}

/** Follows a build’s progress lines. Feed it whole lines; it answers with where the build is now. */
export function createBakeProgress(): { line: (text: string) => BakeProgress; failure: () => string } {
  const steps = new Map<string, { name: string; done: boolean }>();
  const lastWords = new Map<string, string>();
  let what = 'reading the build files';
  let failed = '';
  let open = '';
  const report = (): BakeProgress => ({
    done: [...steps.values()].filter((step) => step.done).length,
    of: steps.size,
    what,
  });
  return {
    line: (text) => {
      if (open === '' && text !== '{') {
        if (/error/i.test(text)) failed = text.trim();
        return report();
      }
      open += `${text}\n`;
      if (text !== '}') return report();
      const status = JSON.parse(open) as SolveStatus;
      open = '';
      for (const vertex of status.vertexes ?? []) {
        steps.set(vertex.digest, { name: vertex.name, done: vertex.completed !== undefined });
        if (vertex.started && !vertex.completed && !vertex.name.startsWith('[internal]'))
          what = vertex.name.slice(0, 120);
        if (vertex.error) failed = `${vertex.name}: ${vertex.error}. ${lastWords.get(vertex.digest) ?? ''}`.trim();
      }
      for (const log of status.logs ?? []) {
        const words = Buffer.from(log.data, 'base64').toString('utf8').trim();
        if (words) lastWords.set(log.vertex, words.slice(-300));
      }
      return report();
    },
    failure: () => failed || 'the build said nothing',
  };
}
