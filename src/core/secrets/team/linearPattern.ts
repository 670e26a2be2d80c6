import { RE2JS } from 're2js';
import type { CompilePattern, LinePattern } from './gitleaksConfig.ts';

/**
 * Compiles patterns that come from a workspace, in RE2 syntax, with an engine that takes linear time for any pattern. A separate
 * module that is only loaded if a workspace has such patterns: re2js is 150 kB.
 */
export const compileLinearPattern: CompilePattern = source => {
  let pattern: RE2JS;
  try {
    pattern = RE2JS.compile(source);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
  const linear: LinePattern = {
    find(text, from) {
      const matcher = pattern.matcher(text);
      if (!matcher.find(from)) return null;
      const groups: (readonly [number, number] | null)[] = [];
      for (let group = 0; group <= matcher.groupCount(); group++) {
        const start = matcher.start(group);
        groups.push(start < 0 ? null : [start, matcher.end(group)]);
      }
      return groups;
    },
  };
  return { ok: true, pattern: linear };
};
