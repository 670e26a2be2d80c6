import { minimatch } from 'minimatch';
import { compareText } from '../../compareText.ts';
import type { Message } from '../../message.ts';
import type { SensitiveFile } from './generate.ts';

/** How Copilot matches the paths of its rules (see `remoteRules`). */
const matchOptions = { nocase: true, matchBase: true, nonegate: true, dot: true } as const;

/** Templates contain no secrets; a pattern that would exclude one is replaced by the files themselves. */
const template = '/.env.example';

/**
 * Returns content-exclusion rules of GitHub Copilot for these files, as the YAML list that the settings of a repository accept; each
 * reason is a comment. Sorted; the same files give the same text. Every file is matched by one of the patterns.
 */
export function contentExclusionYaml(sensitive: readonly SensitiveFile[], say: (why: Message) => string): string {
  const groups = new Map<string, Set<string>>();
  for (const file of sensitive) {
    const reason = say(file.why).replace(/\s+/g, ' ');
    const group = groups.get(reason) ?? new Set<string>();
    groups.set(reason, group.add(patternFor(file)));
  }
  const sorted = [...groups].map(([reason, group]) => ({ reason, patterns: [...group].sort() }));
  sorted.sort((a, b) => compareText(a.patterns[0] ?? '', b.patterns[0] ?? '') || compareText(a.reason, b.reason));
  return sorted
    .flatMap(({ reason, patterns }) => [`# ${reason}`, ...patterns.map(each => `- ${JSON.stringify(each)}`)])
    .map(line => `${line}\n`)
    .join('');
}

function patternFor({ path, pattern }: SensitiveFile): string {
  const name = `/${path}`;
  const candidate = pattern === undefined ? null : fromGitignore(pattern);
  if (candidate !== null && matches(name, candidate) && !matches(template, candidate)) return candidate;
  return exactly(name);
}

/** Converts a gitignore pattern. In both syntaxes, a pattern with a slash starts at the root, and one without counts at any depth. */
function fromGitignore(pattern: string): string | null {
  if (/[\\{}()!#]/.test(pattern)) return null;
  const body = pattern.endsWith('/') ? `${pattern}**` : pattern;
  if (!body.includes('/') || body.startsWith('/')) return body;
  return pattern.indexOf('/') === pattern.length - 1 ? `**/${body}` : `/${body}`;
}

/** Returns a pattern for one name: each character that means something to minimatch becomes a class of that character, or `?`. */
function exactly(name: string): string {
  const classed = name.replace(/[*?[]/g, '[$&]').replace(/[\\{}()!+@|\n\r]/g, '?');
  return matches(name, classed) ? classed : name.replace(/[^\w./ -]/g, '?');
}

function matches(name: string, pattern: string): boolean {
  return minimatch(name.toLowerCase(), pattern, matchOptions);
}
