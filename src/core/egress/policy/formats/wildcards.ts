import type { HostName, PolicyModel } from '../types.ts';

/** Lists of domains as the sandboxes of agents read them: `*.name` does not match the name itself. */
export function domainLists({ allow, block }: PolicyModel): { allowed: readonly string[]; denied: readonly string[] } {
  const denied = domains(block);
  return { allowed: domains(allow).filter(name => !denied.includes(name)), denied };
}

function domains(rules: readonly HostName[]): readonly string[] {
  return [...new Set(rules.flatMap(spelled))];
}

/** A rule as names where `*.name` does not match the name itself. */
export function spelled({ host, match }: HostName): readonly string[] {
  return match === 'exact' ? [host] : [host, `*.${host}`];
}
