import { drawParameters, type Check, type CheckContext, type Finding } from '@stackyard/kit';
import type { Fault } from './fault.ts';

const NAME = /^[a-z][a-z0-9-]*$/;

/** Imports a step’s check and asks it for its findings, without a machine. */
export async function findingNames(
  step: string,
  url: URL,
  parameters: Readonly<Record<string, string>>,
  faults: Fault[],
): Promise<{ check: Check; findings: string[] } | null> {
  const path = `${step}/check.ts`;
  try {
    const module: unknown = await import(url.href);
    const check = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    if (!isCheck(check)) {
      faults.push({ path, expected: 'defineCheck(…) as its default export', found: typeof check });
      return null;
    }
    const findings = check(unasked(parameters)).map(({ name }: Finding) => name);
    for (const [index, name] of findings.entries()) {
      if (!NAME.test(name)) faults.push({ path, expected: 'names of findings in kebab-case', found: name });
      if (findings.indexOf(name) !== index)
        faults.push({ path, expected: 'each finding once', found: `${name} twice` });
    }
    if (findings.length === 0) faults.push({ path, expected: 'a finding at least', found: 'none' });
    return { check, findings };
  } catch (error) {
    faults.push({
      path,
      expected: 'a check that can be imported',
      found: error instanceof Error ? error.message : String(error),
    });
    return null;
  }
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'function';
}

/** A context in which nothing may be asked: a check that probes before its findings are asked is at fault. */
function unasked(parameters: Readonly<Record<string, string>>): CheckContext {
  const refuse = (): never => {
    throw new Error('the check asks a probe outside its findings; ask inside them, through once() where they share it');
  };
  return {
    http: refuse,
    exec: refuse,
    docker: {
      list: refuse,
      inspect: refuse,
      services: refuse,
      service: refuse,
      logs: refuse,
      image: refuse,
      run: refuse,
      read: refuse,
    },
    file: { read: refuse },
    kafka: { read: refuse, asksWho: refuse, rules: refuse },
    swarm: { active: refuse, nodes: refuse, service: refuse, tasks: refuse, secrets: refuse },
    parameters: drawParameters(parameters, ''),
    attempt: { seed: '' },
    signal: AbortSignal.abort(),
    say: refuse,
  };
}
