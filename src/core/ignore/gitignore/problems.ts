import { type Message, message } from '../../message.ts';
import { utf8Bytes } from './bytes.ts';
import { patternLines } from './rules.ts';
import type { RuleFile, RuleProblem } from '../types.ts';
import { compileGlob } from './wildmatch.ts';

/** Returns the lines that match nothing, or not what they seem to say, in order. Never throws. */
export function ruleFileProblems(file: RuleFile): readonly RuleProblem[] {
  if (file.entries) return file.problems ?? [];
  return patternLines(file.text).flatMap(({ line, pattern }): readonly RuleProblem[] => {
    const place = { path: file.path, line };
    const why = deadBecause(pattern, place);
    if (why !== null) return [{ line, why, isDead: true }];
    const endsInBlank = /[^\\]\s\/?$/.test(pattern);
    return endsInBlank ? [{ line, why: message('ignore.problem.blankAtEnd', place), isDead: false }] : [];
  });
}

function deadBecause(pattern: string, place: Message['args']): Message | null {
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
  return null;
}

function endsInBackslash(body: string): boolean {
  let backslashes = 0;
  while (body[body.length - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
