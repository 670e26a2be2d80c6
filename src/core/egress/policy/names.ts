import { compareText } from '../../compareText.ts';
import { hostName } from '../hostName.ts';
import type { HostName } from './types.ts';

/**
 * Reads a name as a user types it: `api.example.com`, or `*.example.com` (also `.example.com`) for every name below. Null for
 * an address, a port, a scheme, a name without a dot or anything else that a rule cannot contain.
 */
export function readHostName(text: string): HostName | null {
  const suffix = /^\*?\.(.+)$/.exec(text)?.[1];
  const host = hostName(suffix ?? text);
  if (host === null || !host.includes('.')) return null;
  return { host, match: suffix === undefined ? 'exact' : 'suffix' };
}

/** Whether a rule's name matches everything that another one matches. */
export function covers(rule: HostName, other: HostName): boolean {
  if (rule.match === 'exact') return other.match === 'exact' && other.host === rule.host;
  return isAtOrBelow(other.host, rule.host);
}

/** Whether a name is `parent` itself or a name below it. */
export function isAtOrBelow(host: string, parent: string): boolean {
  return host === parent || isBelow(host, parent);
}

/** Whether a name is strictly below `parent`; `evilexample.com` is not below `example.com`. */
export function isBelow(host: string, parent: string): boolean {
  return host.length > parent.length && host.endsWith(parent) && host[host.length - parent.length - 1] === '.';
}

/** Orders rules by precedence: exact names before suffixes, longer suffixes before shorter ones. */
export function bySpecificity(one: HostName, other: HostName): number {
  if (one.match !== other.match) return one.match === 'exact' ? -1 : 1;
  const labels = other.host.split('.').length - one.host.split('.').length;
  return labels === 0 || one.match === 'exact' ? compareText(one.host, other.host) : labels;
}

/** Returns the rules without those that another rule covers, for formats that reject or do not need duplicates. */
export function withoutCovered<Name extends HostName>(rules: readonly Name[]): readonly Name[] {
  return rules.filter(rule => !rules.some(other => other !== rule && covers(other, rule)));
}
