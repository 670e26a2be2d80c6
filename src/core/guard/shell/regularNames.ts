/**
 * Converts a regular expression to a pattern with wildcards, which is matched in bounded time; where they differ, the pattern matches
 * more.
 * @param expression of grep, pgrep and similar programs; without alternatives
 */
export function asWildcard(expression: string): string {
  return expression.replace(
    /\\([^])|\.[*+?]?|(\[[^\]]*\])([*+?]?)|[()^$]|[*+?]|[^]/g,
    (found, literal?: string, set?: string, repeated?: string) => {
      if (literal !== undefined) return /\w/.test(literal) ? '*' : `\\${literal}`;
      if (set !== undefined) return repeated === '' ? set : '*';
      if (found.startsWith('.')) return found === '.' ? '?' : '*';
      if (/[()^$]/.test(found)) return '';
      return /[*+?]/.test(found) ? '*' : found;
    },
  );
}
