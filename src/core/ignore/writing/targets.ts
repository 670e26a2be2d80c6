import type { Assistant, Mechanism } from '../../assistants/types.ts';
import { compareText } from '../../compareText.ts';
import { type Message, message } from '../../message.ts';
import { jsonFormat } from '../../config/jsonFormat.ts';
import { isList } from '../../settings/values.ts';
import { evaluate } from '../gitignore/evaluate.ts';
import type { Generated } from './block.ts';
import { patternLines } from '../gitignore/rules.ts';
import { claudeDenyRules, escapePath, generateIgnore, type SensitiveFile } from './generate.ts';

/** A file in a workspace folder that holds files back, and the assistants that read it. */
export interface IgnoreTarget {
  /** Relative to the folder, with `/`. */
  readonly file: string;
  readonly form: 'gitignore' | 'claude-deny';
  readonly assistants: readonly string[];
}

/** git's own file is for what is not committed; what an assistant may see is a different question. */
const neverWritten = '.gitignore';

/**
 * Returns the ignore files that the assistants really read, each once, sorted by name. If an assistant reads several, the one that covers
 * most counts. Assistants that read none are left out.
 */
export function ignoreTargets(assistants: readonly Assistant[]): readonly IgnoreTarget[] {
  const byFile = new Map<string, { readonly form: IgnoreTarget['form']; readonly assistants: string[] }>();
  for (const assistant of assistants) {
    const target = targetOf(assistant.mechanisms);
    if (target === null) continue;
    const known = byFile.get(target.file) ?? { form: target.form, assistants: [] };
    known.assistants.push(assistant.id);
    byFile.set(target.file, known);
  }
  return [...byFile].map(([file, rest]) => ({ file, ...rest })).sort((a, b) => compareText(a.file, b.file));
}

function targetOf(mechanisms: readonly Mechanism[]): Pick<IgnoreTarget, 'file' | 'form'> | null {
  let best: Mechanism | null = null;
  for (const mechanism of mechanisms) {
    const isFile =
      mechanism.kind === 'ignore-file' &&
      mechanism.syntax === 'gitignore' &&
      mechanism.id !== neverWritten &&
      mechanism.covers.length > 0 &&
      (mechanism.lookup === 'root' || mechanism.lookup === 'nested');
    if (isFile && mechanism.covers.length > (best?.covers.length ?? 0)) best = mechanism;
  }
  if (best !== null) return { file: best.id, form: 'gitignore' };
  const rules = mechanisms.find(each => each.syntax === 'claude-permission');
  const file = rules?.files?.find(each => each.startsWith('./'));
  return file === undefined ? null : { file: file.slice(2), form: 'claude-deny' };
}

/** Returns a target's text with everything that it should hold back, in its own form; the user's own lines stay. */
export function generateFor(
  target: IgnoreTarget,
  current: string | null,
  sensitive: readonly SensitiveFile[],
  say: ((why: Message) => string) | null = null,
): Generated {
  return target.form === 'gitignore'
    ? generateIgnore(current, sensitive, say)
    : addDenyRules(target, current, claudeDenyRules(sensitive));
}

/** Holds back one more file, with a line of its own after everything else. A file that is already ignored changes nothing. */
export function addFile(target: IgnoreTarget, current: string | null, path: string): Generated {
  if (target.form === 'claude-deny') {
    return addDenyRules(target, current, claudeDenyRules([{ path, why: message('ignore.chosen') }]));
  }
  const text = current ?? '';
  const rules = [{ path: target.file, mechanism: target.file, base: '', text }];
  if (evaluate(rules, path).ignored) return { text, problem: null };
  return { text: appended(text, `/${escapePath(path)}`), problem: null };
}

function appended(text: string, line: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineEnd;
  return `${text}${separator}${line}${lineEnd}`;
}

/** Adds one more pattern, with a line of its own after everything else; a pattern that is already there changes nothing. */
export function addPattern(target: IgnoreTarget, current: string | null, pattern: string): Generated {
  if (target.form === 'claude-deny') return addDenyRules(target, current, denyRulesOf(pattern));
  const text = current ?? '';
  if (patternLines(text).some(each => each.pattern === pattern)) return { text, problem: null };
  return { text: appended(text, pattern), problem: null };
}

/** Claude Code reads strict JSON and drops a whole file that has a comment or a trailing comma. */
const format = jsonFormat(true, '  ');
const denyPath = ['permissions', 'deny'] as const;

/** Adds the deny rules of Claude Code that a settings file lacks. A file that cannot be parsed is a problem, with its place. */
export function addDenyRules(target: IgnoreTarget, current: string | null, wanted: readonly string[]): Generated {
  const found = current === null ? null : format.lookup(current, denyPath);
  if (found?.kind === 'malformed') {
    const { line, column } = found;
    return { text: null, problem: message('ignore.generate.malformed', { file: target.file, line, column }) };
  }
  const rules = isList(found?.value) ? found.value : [];
  const missing = wanted.filter(rule => !rules.includes(rule));
  if (missing.length === 0) return { text: current ?? '', problem: null };
  return format.write(current, denyPath, [...rules, ...missing]);
}

/**
 * Returns the lines of gitignore's syntax as deny rules, sorted. These rules have no exceptions, so excepted files are held back with the
 * rest.
 */
export function denyRulesOf(text: string): readonly string[] {
  const rules = patternLines(text)
    .filter(({ pattern }) => !pattern.startsWith('!'))
    .map(({ pattern }) => {
      const isFolder = pattern.endsWith('/');
      const body = isFolder ? pattern.slice(0, -1) : pattern;
      const anchored = body.includes('/') ? `./${body.replace(/^\//, '')}` : `**/${body}`;
      return `Read(${anchored}${isFolder ? '/**' : ''})`;
    });
  return [...new Set(rules)].sort();
}

/** Converts a pattern from the ignore file of a folder below to a pattern with the same meaning in the root. */
export function rebased(pattern: string, base: string): string {
  if (base === '') return pattern;
  const negated = pattern.startsWith('!');
  const body = negated ? pattern.slice(1) : pattern;
  const isAnchored = body.slice(0, -1).includes('/');
  const below = isAnchored ? body.replace(/^\//, '') : `**/${body}`;
  return `${negated ? '!' : ''}/${escapePath(base)}/${below}`;
}
