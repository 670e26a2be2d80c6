import type { Policy, PolicyException } from '../model/types.ts';
import type { AppliedException, Draft, RuleResult } from './types.ts';

/** An exception is reported this many days before its end. */
const daysOfNotice = 7;

/** Returns every exception with the days left, the one that ends first at the beginning. */
export function exceptionsByEnd({ exceptions }: Policy, today: string): readonly AppliedException[] {
  return exceptions
    .map(exception => ({ exception, daysLeft: daysBetween(today, exception.until) }))
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

/** Whether an exception ends within a week and has not ended yet. */
export function endsSoon({ daysLeft }: AppliedException): boolean {
  return daysLeft >= 0 && daysLeft <= daysOfNotice;
}

/** Adds the exception that applies to a result: a running one, otherwise the one that ended last. */
export function withException(result: Draft, all: readonly AppliedException[]): RuleResult {
  if (result.outcome !== 'broken') return { ...result, exception: null };
  const exception = all.filter(({ exception: each }) => isAbout(each, result)).at(-1) ?? null;
  return { ...result, exception, outcome: exception !== null && exception.daysLeft >= 0 ? 'excepted' : 'broken' };
}

function isAbout({ rule, tools, subjects }: PolicyException, result: Draft): boolean {
  const isTool = tools === undefined || (result.tool !== null && tools.includes(result.tool));
  const isSubject = subjects === undefined || (result.subject !== null && subjects.includes(result.subject));
  return rule === result.rule && isTool && isSubject;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}
