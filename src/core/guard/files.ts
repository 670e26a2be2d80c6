import { sensitivePath } from '../secrets/sensitivePaths.ts';
import { absolutePath, pathBelow, slashed, windowsName } from './places.ts';
import type { Allowance, GuardFacts, GuardReason, ReasonCode } from './types.ts';

/** The result for reading one file: a reason against it, or the allowance that the user gave. */
export type FileVerdict =
  { readonly reason: GuardReason; readonly allowed: null } | { readonly reason: null; readonly allowed: Allowance };

/** Returns why an agent must not get the text of a file, by its name and with links resolved; null if it may. */
export function fileVerdict(path: string, facts: GuardFacts): FileVerdict | null {
  const real = facts.realPath(path);
  const reason = reasonOf(path, facts) ?? (real === path ? null : reasonOf(real, facts));
  if (reason === null) return null;
  const allowed = allowanceOf(path, facts);
  return allowed === null ? { reason, allowed: null } : { reason: null, allowed };
}

/** Returns the allowance for a file, by its name or with links resolved; null if there is none. */
export function allowanceOf(path: string, facts: GuardFacts): Allowance | null {
  return allowanceFor(path, facts) ?? allowanceFor(facts.realPath(path), facts);
}

/** Returns the absolute path that an agent means. */
export function pathOf(given: string, facts: GuardFacts): string {
  const path = slashed(given, facts.isWindows);
  return absolutePath(facts.isWindows && !/^file:/i.test(path) ? windowsName(path) : path, facts);
}

/** Returns a path as it is displayed. */
export function shown(path: string, { root }: GuardFacts): string {
  return pathBelow(root, path) ?? path;
}

/** Returns a reason if the end of a path with an unknown start names a file that usually contains credentials; otherwise null. */
export function tailReason(tail: string): GuardReason | null {
  return sensitivePath(tail) === null ? null : reasonFor('guard.sensitive', tail.replace(/^\//, ''), null);
}

/** Creates a reason that is not about a secret. */
export function reasonFor(code: ReasonCode, path: string | null, by: GuardReason['by']): GuardReason {
  return { code, path, by, ruleId: null };
}

function reasonOf(path: string, facts: GuardFacts): GuardReason | null {
  const isFolder = facts.list(path).length > 0;
  const rule = facts.ruleOf(isFolder ? `${path}/` : path);
  if (rule?.kind === 'held-back') return reasonFor('guard.rule', shown(path, facts), rule.by);
  if (rule?.kind === 'excepted' || isFolder) return null;
  return sensitivePath(path) === null ? null : reasonFor('guard.sensitive', shown(path, facts), null);
}

function allowanceFor(path: string, { allowances, now }: GuardFacts): Allowance | null {
  const covers = ({ path: allowed, until }: Allowance): boolean =>
    (until === null || until > now) && (allowed === path || (allowed.endsWith('/') && path.startsWith(allowed)));
  return allowances.find(covers) ?? null;
}
