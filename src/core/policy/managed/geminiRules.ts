import type { SettingValue } from '../../settings/types.ts';
import { patternsHeldBack } from '../model/classes.ts';
import { portableGlobs } from '../model/globs.ts';
import type { Policy } from '../model/types.ts';

/** Tools of Gemini CLI that read files. */
const readers = ['read_file', 'read_many_files'] as const;

/**
 * Rules of Gemini CLI's policy engine that refuse to read files: `argsPattern` is searched in the JSON of a call's arguments,
 * in which a path is a text in quotation marks (docs/reference/policy-engine.md, 2026).
 */
export function refusedReads(tool: string): (policy: Policy) => SettingValue | undefined {
  return policy => {
    const globs = patternsHeldBack(policy, tool).flatMap(portableGlobs);
    if (globs.length === 0) return undefined;
    return globs.map(({ glob }) => ({
      toolName: [...readers],
      argsPattern: `"(?:[^"]*/)?${expressionOf(glob)}"`,
      decision: 'deny',
      priority: 900,
    }));
  };
}

function expressionOf(glob: string): string {
  return glob.replace(/\*\*\/?|\*|\?|\[[^\]]*\]|\\?[^*?[\\]/gs, part => {
    if (part === '**/') return '(?:[^"]*/)?';
    if (part === '**') return '[^"]*';
    if (part === '*') return '[^"/]*';
    if (part === '?') return '[^"/]';
    if (part.startsWith('[') && part.length > 1) return part.replace(/^\[!/, '[^');
    return part.replace(/^\\/, '').replace(/[.+^${}()|[\]\\/]/g, '\\$&');
  });
}
