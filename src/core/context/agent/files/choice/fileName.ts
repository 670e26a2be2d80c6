import { frontMatterOf } from '../markdown/frontMatter.ts';
import type { FileRule } from '../fileRule.ts';

/**
 * Returns the name of a skill, agent, command or rule by its path: for a `SKILL.md` the name of its folder, otherwise the path below the
 * rule's folder without its extension, with `:` between the parts.
 */
export function fileName(path: string, { oneOf }: FileRule): string {
  const parts = path.split('/');
  const last = parts.pop() ?? '';
  if (/^skill\.md$/i.test(last)) return parts.at(-1) ?? '';
  for (const pattern of oneOf) {
    const base = `/${(pattern.split('*')[0] ?? '').replace(/^~\//, '')}`;
    const at = path.lastIndexOf(base);
    if (base.length > 1 && base.endsWith('/') && at >= 0)
      return withoutEnding(path.slice(at + base.length)).replaceAll('/', ':');
  }
  return withoutEnding(last);
}

/** Returns the name in the front matter, or else the name from the path. */
export function declaredName(path: string, text: string, rule: FileRule): string {
  const { name } = frontMatterOf(text, rule.frontMayStayOpen).values;
  const written = typeof name === 'string' || typeof name === 'number' ? String(name).trim() : '';
  return written === '' ? fileName(path, rule) : written;
}

function withoutEnding(name: string): string {
  return name.replace(/(?:\.agent)?\.[^./]+$/, '');
}
