import { type Message, message } from '../../message.ts';
import { utf8Bytes } from './bytes.ts';
import { patternLines } from './rules.ts';
import type { RuleFile } from '../types.ts';
import { compileGlob } from './wildmatch.ts';

/** Lines that match nothing or not what they seem to say, with their place and the reason. Never throws. */
export function ruleFileProblems(file: RuleFile): readonly Message[] {
  if (file.entries) return [];
  return patternLines(file.text).flatMap(({ line, pattern }) => problemOf(file.path, line, pattern) ?? []);
}

function problemOf(path: string, line: number, pattern: string): Message | null {
  const place = { path, line };
  const negated = pattern.startsWith('!');
  const written = negated ? pattern.slice(1) : pattern;
  const body = written.endsWith('/') ? written.slice(0, -1) : written;
  if (body === '' || body === '/') return message('ignore.problem.empty', place);
  if (endsInBackslash(body)) return message('ignore.problem.backslashAtEnd', place);
  if (compileGlob(utf8Bytes(body), body.includes('/') ? 'path' : 'name', false) === null) {
    return message('ignore.problem.brokenClass', place);
  }
  if (body.startsWith('./') || body.startsWith('../') || body.includes('/../')) {
    return message('ignore.problem.dotFolder', place);
  }
  if (/^[A-Za-z]:[\\/]/.test(body)) return message('ignore.problem.drive', place);
  if (/[^\\]\s$/.test(body)) return message('ignore.problem.blankAtEnd', place);
  return null;
}

function endsInBackslash(body: string): boolean {
  let backslashes = 0;
  while (body[body.length - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
