/**
 * The notation of rule patterns: a JavaScript regular expression in which `%` and a letter stand for the character sets that
 * credentials are made of. Keeps the rule tables short and readable.
 */
const alphabets: Readonly<Record<string, string>> = {
  '%a': '[A-Za-z0-9]',
  '%w': '[A-Za-z0-9_-]',
  '%e': '[A-Za-z0-9_=-]',
  '%h': '[a-f0-9]',
  '%H': '[A-Fa-f0-9]',
  '%b': '[A-Za-z0-9+/]',
  '%u': '[A-Z0-9]',
  '%l': '[a-z0-9]',
  '%U': '[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}',
};

/** Expands a pattern to the source of a regular expression. */
export function patternSource(pattern: string): string {
  return pattern.replace(/%[awehHbulU]/g, name => alphabets[name] ?? name);
}

/** Compiles a pattern to a sticky expression with group indices: it is only ever tried at one offset. */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(patternSource(pattern), 'dy');
}
