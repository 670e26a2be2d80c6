import { trafficClasses } from '../../assistants/trafficClass.ts';
import { hostTable, sharedHostTraffic } from './table.ts';
import { necessities, type HostFact, type SharedHostTraffic } from './types.ts';

/** The longest name that DNS allows (RFC 1035, 2.3.4); a longer text is not a host and is not processed. */
const longestName = 253;

const exact = grouped('exact');
const suffixes = grouped('suffix');

/** Returns the name in the form that is compared: lower case, without a trailing dot. Undefined if it cannot be a name. */
export function normalHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return name.length > 0 && name.length <= longestName ? name : undefined;
}

/**
 * Returns what is known about a host, the most important fact first: required traffic before optional, then the order of the
 * traffic classes. An exact row wins over a suffix, a longer suffix over a shorter one. Empty for an unknown host; a name
 * that only ends in the same letters (`evilexample.com`) does not match.
 */
export function hostFactsOf(host: string): readonly HostFact[] {
  const name = normalHost(host);
  if (name === undefined) return [];
  const known = exact.get(name);
  if (known) return known;
  for (let start = 0; start >= 0; start = nextLabel(name, start)) {
    const facts = suffixes.get(name.slice(start));
    if (facts) return facts;
  }
  return [];
}

/** Returns the most important fact about a host, or undefined if there is none. */
export function classifyHost(host: string): HostFact | undefined {
  return hostFactsOf(host)[0];
}

/**
 * Returns the traffic that a path distinguishes from the rest of its host, for captures that show paths. The longest prefix
 * wins. Undefined if the host alone decides.
 */
export function classifyPath(host: string, path: string): SharedHostTraffic | undefined {
  const name = normalHost(host);
  let longest: SharedHostTraffic | undefined;
  for (const each of sharedHostTraffic) {
    if (each.host !== name || !path.startsWith(each.pathPrefix)) continue;
    if (longest === undefined || each.pathPrefix.length > longest.pathPrefix.length) longest = each;
  }
  return longest;
}

function nextLabel(name: string, start: number): number {
  const dot = name.indexOf('.', start);
  return dot < 0 ? -1 : dot + 1;
}

function grouped(match: HostFact['match']): ReadonlyMap<string, readonly HostFact[]> {
  const byName = new Map<string, HostFact[]>();
  for (const fact of hostTable) {
    if (fact.match !== match) continue;
    const facts = byName.get(fact.host);
    if (facts) facts.push(fact);
    else byName.set(fact.host, [fact]);
  }
  for (const facts of byName.values()) facts.sort((one, other) => importance(one) - importance(other));
  return byName;
}

function importance({ required, trafficClass }: HostFact): number {
  return necessities.indexOf(required) * trafficClasses.length + trafficClasses.indexOf(trafficClass);
}
