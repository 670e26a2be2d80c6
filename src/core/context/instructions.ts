import type { Claim } from '../fidelity.ts';

/**
 * Files that an assistant reads by name and sends. Patterns are relative to the workspace folder and case-sensitive; `**` stands for any
 * text, so `.claude/rules/**.md` matches every Markdown file below that folder.
 */
export interface InstructionRule {
  /** In order of preference: only the first one that exists counts. */
  readonly oneOf: readonly string[];
  /** `root`: at this path; `below`: a file of this name in a deeper folder, read when the work leads there. */
  readonly where: 'root' | 'below';
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

function matchesPattern(pattern: string, path: string): boolean {
  const at = pattern.indexOf('**');
  if (at < 0) return path === pattern;
  const [start, end] = [pattern.slice(0, at), pattern.slice(at + 2)];
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end);
}

function matchesRule(rule: InstructionRule, pattern: string, path: string): boolean {
  if (rule.where === 'root') return matchesPattern(pattern, path);
  return path.endsWith(`/${pattern}`) && !path.includes('node_modules/');
}

/** Returns the files that a rule takes from a list of relative paths, in the order of the list. */
export function filesOfRule(rule: InstructionRule, paths: readonly string[]): readonly string[] {
  for (const pattern of rule.oneOf) {
    const found = paths.filter(path => matchesRule(rule, pattern, path));
    // Below the root, the preference applies within each folder; all files are kept, because it is better to show too many.
    if (found.length > 0 && rule.where === 'root') return found;
  }
  return rule.where === 'root' ? [] : paths.filter(path => rule.oneOf.some(name => matchesRule(rule, name, path)));
}

/** Whether any of the rules could take this file. */
export function isNamed(rules: readonly InstructionRule[], path: string): boolean {
  return rules.some(rule => rule.oneOf.some(pattern => matchesRule(rule, pattern, path)));
}
