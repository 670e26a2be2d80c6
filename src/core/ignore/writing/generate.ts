import { compareText } from '../../compareText.ts';
import type { Message } from '../../message.ts';
import { type Generated, ownLines, withBlock } from './block.ts';
import { RuleSet } from '../gitignore/evaluate.ts';
import type { RuleFile } from '../types.ts';

/** A file that should not be sent. */
export interface SensitiveFile {
  /** Relative to the folder of the ignore file, with `/`. */
  readonly path: string;
  /** A pattern that covers its kind (`*.pem`); used only if it really matches the path. */
  readonly pattern?: string;
  readonly why: Message;
}

/** Templates contain no secrets, and an assistant that sees them writes better code. */
const templateNames = ['.env.example', '.env.sample', '.env.template', '.env.dist', '.env.defaults'];

/**
 * Puts the sensitive files into a marked block of an ignore file in gitignore's syntax. Everything outside the block stays unchanged,
 * byte for byte; the same files give the same block, whatever their order; without files, the block is removed. Templates such as
 * `.env.example` stay visible unless the user's own lines ignore them.
 * @param say turns reasons into comments; null: there are none
 */
export function generateIgnore(
  current: string | null,
  sensitive: readonly SensitiveFile[],
  say: ((why: Message) => string) | null = null,
): Generated {
  const text = current ?? '';
  const own = ownLines(text);
  return own.problem === null ? withBlock(text, blockLines(own.text, sensitive, say)) : own;
}

/**
 * Returns the sensitive files as `permissions.deny` rules of Claude Code, sorted. These rules have no exceptions, so a pattern that would
 * hide a template is replaced by the files themselves.
 */
export function claudeDenyRules(sensitive: readonly SensitiveFile[]): readonly string[] {
  const rules = sensitive.map(file => {
    const pattern = usablePattern(file);
    const hidesTemplate = pattern !== null && templateNames.some(name => ignores([pattern], name));
    if (pattern === null || hidesTemplate) return `Read(./${escapePath(file.path)})`;
    return pattern.includes('/') ? `Read(./${pattern.replace(/^\//, '')})` : `Read(**/${pattern})`;
  });
  return [...new Set(rules)].sort();
}

function blockLines(
  own: string,
  sensitive: readonly SensitiveFile[],
  say: ((why: Message) => string) | null,
): readonly string[] {
  const groups = new Map<string, Set<string>>();
  const add = (comment: string, pattern: string): void => {
    const group = groups.get(comment) ?? new Set<string>();
    groups.set(comment, group.add(pattern));
  };
  const comment = (file: SensitiveFile): string => (say ? `# ${say(file.why).replace(/\s+/g, ' ')}` : '');
  for (const file of sensitive) add(comment(file), usablePattern(file) ?? `/${escapePath(file.path)}`);
  const patterns = [...groups.values()].flatMap(group => [...group]);
  const visible = templateNames
    .filter(name => ignores(patterns, name) && !ignores([own], name))
    .map(name => `!${name}`);
  // A template that contains a real secret is named by its path, after the exception.
  const shown = new RuleSet([asRuleFile([...patterns, ...visible])]);
  const exact = sensitive.filter(file => !shown.decide(file.path).ignored).map(file => `/${escapePath(file.path)}`);
  const sorted = [...groups].map(([text, group]) => ({ text, group: [...group].sort() }));
  sorted.sort((a, b) => compareText(a.group[0] ?? '', b.group[0] ?? '') || compareText(a.text, b.text));
  return [
    ...sorted.flatMap(({ text, group }) => (text === '' ? group : [text, ...group])),
    ...visible.sort(),
    ...[...new Set(exact)].sort(),
  ];
}

/** Returns the pattern of the file's kind if it is a single line, not an exception, and matches the file. */
function usablePattern({ path, pattern }: SensitiveFile): string | null {
  if (pattern === undefined || /[\r\n]/.test(pattern) || /^[!#]/.test(pattern)) return null;
  return ignores([pattern], path) ? pattern : null;
}

function ignores(lines: readonly string[], path: string): boolean {
  return new RuleSet([asRuleFile(lines)]).decide(path).ignored;
}

function asRuleFile(lines: readonly string[]): RuleFile {
  return { path: '', mechanism: '', base: '', text: lines.join('\n') };
}

/**
 * Returns a gitignore pattern that matches only this path. A line end inside a name cannot be written, so any one character stands for
 * it.
 */
export function escapePath(path: string): string {
  return path
    .replace(/[*?[\\]/g, '\\$&')
    .replace(/[\r\n]/g, '?')
    .replace(/ +$/, spaces => '\\ '.repeat(spaces.length));
}
