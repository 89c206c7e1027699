import { DockerfileParser, From } from 'dockerfile-ast';
import type { Architecture, Lack } from './architecture.ts';

const OTHER: Record<Architecture, Architecture> = { amd64: 'arm64', arm64: 'amd64' };
const NAMES: Record<Architecture, RegExp> = {
  amd64: /(?<![a-z0-9])(?:amd64|x86[_-]64|x64)(?![a-z0-9])/i,
  arm64: /(?<![a-z0-9])(?:arm64|aarch64)(?![a-z0-9])/i,
};
/** By these a Dockerfile asks which one it is built for. */
const ASKS = /\bTARGETARCH\b|\bTARGETPLATFORM\b|--print-architecture|\buname -m\b/;

/** Instructions of a Dockerfile that name one architecture and do not ask for which they run. */
export function dockerfileLacks(path: string, text: string): Lack[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .flatMap((instruction) => {
      const said = instruction.getTextContent();
      // a stage that runs on the builder’s own processor makes what it is told to
      if (ASKS.test(said) || (instruction instanceof From && said.includes('$BUILDPLATFORM'))) return [];
      const named = (['amd64', 'arm64'] as const).filter((name) => NAMES[name].test(said));
      const [only] = named;
      if (only === undefined || named.length > 1) return [];
      const line = instruction.getRange().start.line + 1;
      return [{ path, line, lacking: OTHER[only], found: NAMES[only].exec(said)?.[0] ?? only }];
    });
}
