import { isWithin } from '../paths/absolutePaths.ts';
import { sensitivePath } from '../secrets/sensitivePaths.ts';
import type { RuleReference } from '../ignore/types.ts';
import type { VerdictsOf } from '../ignore/verdicts.ts';
import type { GoesRound, ServerReach } from './types.ts';

/** A file that a rule of a folder holds back from the agents of a tool. */
export interface HeldFromTool {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly by: RuleReference;
}

const mostExamples = 3;

/** The files of a folder that rules hold back from the chat or agent of each tool. Exclusions built into a product are not rules. */
export function heldByTool(
  paths: readonly string[],
  verdictsOf: VerdictsOf,
): ReadonlyMap<string, readonly HeldFromTool[]> {
  const held = new Map<string, HeldFromTool[]>();
  for (const path of paths) {
    const seen = new Set<string>();
    for (const { assistant, feature, verdict, by } of verdictsOf(path)) {
      if (verdict !== 'held-back' || by === null || seen.has(assistant)) continue;
      if (feature !== 'agent' && feature !== 'chat') continue;
      seen.add(assistant);
      const own = held.get(assistant);
      if (own === undefined) held.set(assistant, [{ path, by }]);
      else own.push({ path, by });
    }
  }
  return held;
}

/**
 * The files held back from a tool that one of its servers can read; null if there are none.
 * @param folder absolute, with `/`
 */
export function goesRound(
  tool: string,
  reach: ServerReach,
  held: readonly HeldFromTool[],
  folder: string,
): GoesRound | null {
  if (reach.kind === 'remote') return null;
  const top = folder.replace(/\/+$/, '');
  const isWhole = reach.kind === 'disk' || reach.takesRoots === true;
  const reached = isWhole
    ? held
    : held.filter(({ path }) => reach.folders.some(root => reaches(root, `${top}/${path}`)));
  if (reached.length === 0) return null;
  const by = new Map(reached.map(({ by: rule }) => [`${rule.file}:${rule.line}`, rule]));
  return { tool, files: reached.length, examples: examplesOf(reached), by: [...by.values()] };
}

/** Windows compares names without regard to case. */
function reaches(root: string, file: string): boolean {
  return /^[A-Za-z]:/.test(root) ? isWithin(root.toLowerCase(), file.toLowerCase()) : isWithin(root, file);
}

/** Some of the files, with those that usually contain credentials first. */
function examplesOf(reached: readonly HeldFromTool[]): readonly string[] {
  const isSensitive = ({ path }: HeldFromTool): boolean => sensitivePath(path) !== null;
  const sorted = [...reached.filter(isSensitive), ...reached.filter(each => !isSensitive(each))];
  return sorted.slice(0, mostExamples).map(({ path }) => path);
}
