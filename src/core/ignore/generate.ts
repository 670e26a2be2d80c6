import { type Message, message } from '../message.ts';
import { RuleSet } from './evaluate.ts';
import type { RuleFile } from './types.ts';

/** A file that ought not to be sent. */
export interface SensitiveFile {
  /** Relative to the folder of the ignore file, with `/`. */
  readonly path: string;
  /** A pattern that covers its kind (`*.pem`); used only where it really matches the path. */
  readonly pattern?: string;
  readonly why: Message;
}

/** The new text of an ignore file, or why none can be made. */
export type Generated =
  { readonly text: string; readonly problem: null } | { readonly text: null; readonly problem: Message };

const opening = '# >>> sightglass';
const closing = '# <<< sightglass';

/** Templates hold no secrets, and an assistant that sees them writes better code. */
const templateNames = ['.env.example', '.env.sample', '.env.template', '.env.dist', '.env.defaults'];

/**
 * Puts the sensitive files into a marked block of an ignore file in gitignore's syntax. Everything outside the block stays
 * as it is, byte for byte; the same files give the same block, whatever their order; no files take the block away.
 * Templates such as `.env.example` stay visible unless people's own lines ignore them. `say` turns reasons into comments.
 */
export function generateIgnore(
  current: string | null,
  sensitive: readonly SensitiveFile[],
  say: ((why: Message) => string) | null = null,
): Generated {
  const text = current ?? '';
  const blocks = findBlocks(text);
  if ('problem' in blocks) return { text: null, problem: blocks.problem };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const own = withoutRanges(text, blocks.ranges);
  const lines = blockLines(own, sensitive, say);
  const block = lines.length === 0 ? '' : [opening, ...lines, closing, ''].join(lineEnd);
  const [first] = blocks.ranges;
  if (first) {
    const rest = blocks.ranges.slice(1).map(({ start, end }) => ({ start: start - first.end, end: end - first.end }));
    return { text: text.slice(0, first.start) + block + withoutRanges(text.slice(first.end), rest), problem: null };
  }
  if (block === '') return { text, problem: null };
  const separator = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : lineEnd;
  return { text: text + separator + block, problem: null };
}

/**
 * The same files as `permissions.deny` rules of Claude Code, sorted. These have no exceptions, so a pattern that would
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

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whole lines from the opening to the closing mark, line ends included. */
function findBlocks(text: string): { readonly ranges: readonly Range[] } | { readonly problem: Message } {
  const ranges: Range[] = [];
  let start: { readonly offset: number; readonly line: number } | null = null;
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 0;
  while (offset < text.length) {
    line++;
    const feed = text.indexOf('\n', offset);
    const end = feed < 0 ? text.length : feed + 1;
    const content = text.slice(offset, end).trimEnd();
    const isOpening = content === opening;
    if (isOpening && start) return { problem: message('ignore.generate.brokenBlock', { line: start.line }) };
    if (isOpening) start = { offset, line };
    if (content === closing) {
      if (!start) return { problem: message('ignore.generate.brokenBlock', { line }) };
      ranges.push({ start: start.offset, end });
      start = null;
    }
    offset = end;
  }
  return start ? { problem: message('ignore.generate.brokenBlock', { line: start.line }) } : { ranges };
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of ranges) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
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
  // A template that holds a real secret is named by its path, behind the exception.
  const shown = new RuleSet([asRuleFile([...patterns, ...visible])]);
  const exact = sensitive.filter(file => !shown.decide(file.path).ignored).map(file => `/${escapePath(file.path)}`);
  const sorted = [...groups].map(([text, group]) => ({ text, group: [...group].sort() }));
  sorted.sort((a, b) => compare(a.group[0] ?? '', b.group[0] ?? '') || compare(a.text, b.text));
  return [
    ...sorted.flatMap(({ text, group }) => (text === '' ? group : [text, ...group])),
    ...visible.sort(),
    ...[...new Set(exact)].sort(),
  ];
}

/** The pattern of the file's kind, if it is one line, no exception, and matches the file. */
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

/** Every character for itself; a line end inside a name cannot be written, so any one character stands for it. */
/** A path as a pattern of gitignore's syntax that stands for itself. */
export function escapePath(path: string): string {
  return path
    .replace(/[*?[\\]/g, '\\$&')
    .replace(/[\r\n]/g, '?')
    .replace(/ +$/, spaces => '\\ '.repeat(spaces.length));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
