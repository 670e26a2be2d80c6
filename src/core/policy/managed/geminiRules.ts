import type { SettingObject, SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import { patternsHeldBack } from '../model/classes.ts';
import { portableGlobs } from '../model/globs.ts';
import type { Policy } from '../model/types.ts';

/** Tools of Gemini CLI that read files. */
const readers = ['read_file', 'read_many_files'] as const;

/**
 * Returns rules of Gemini CLI's policy engine that deny reading files. `argsPattern` is searched in the JSON of a call's
 * arguments, in which a path is a quoted string (docs/reference/policy-engine.md, 2026).
 */
export function refusedReads(tool: string): (policy: Policy) => SettingValue | undefined {
  return policy => {
    const globs = patternsHeldBack(policy, tool).flatMap(portableGlobs);
    if (globs.length === 0) return undefined;
    return globs.map(({ glob }) => ({
      toolName: [...readers],
      argsPattern: `["/\\\\]${expressionOf(glob)}"`,
      decision: 'deny',
      priority: 900,
    }));
  };
}

/** A slash of a glob; a Windows backslash is doubled in JSON. */
const slash = '[/\\\\]+';

/**
 * Converts a glob to an expression without a quantifier after a group: the tool rejects such an expression, and the rule with
 * it.
 */
function expressionOf(glob: string): string {
  return glob.replace(/\\.|\*\*\/?|\*|\?|\/|\[[^\]]*\]|./gsu, part => {
    // Any folders, or none: the match ends behind a separator.
    if (part === '**/') return '[^"]*(?<=[/\\\\])';
    if (part === '**') return '[^"]*';
    if (part === '*') return '[^"/\\\\]*';
    if (part === '?') return '[^"/\\\\]';
    if (part === '/') return slash;
    if (part.startsWith('[') && part.length > 1) return part.replace(/^\[[!^]/, '[^/"\\\\');
    const literal = JSON.stringify(part.replace(/^\\/, '')).slice(1, -1);
    return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
}

/**
 * Returns why the tool would drop a rule with only a warning on the terminal: its expression is too long, or has a quantifier
 * after a group (0.61.0, `isSafeRegExp`, read and measured on 2026-11-29). Null if there is no such rule.
 */
export function refusedRule({ rule }: SettingObject): string | null {
  const isRefused = (each: SettingValue): boolean => {
    const pattern = isObject(each) ? each['argsPattern'] : undefined;
    if (typeof pattern !== 'string') return false;
    return pattern.length > 2048 || /\([^)]*[*+?{].*\)[*+?{]/.test(pattern);
  };
  return isList(rule) && rule.some(isRefused) ? 'the expression of a rule is one that the tool refuses' : null;
}
