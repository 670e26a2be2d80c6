import { isAlphanumeric, isAt, isBlank, isName, isQuote, skipBack, skipForward } from './characters.ts';
import { readLiteral, type Literal } from './literal.ts';
import { nameKind, wordsOf, type NameKind } from './names.ts';
import type { Rule } from './rule.ts';
import { rankAssigned, type Matcher, type Scene } from './sink.ts';
import type { Confidence } from './types.ts';
import { isPlaceholder, lookAt, looksDrawn } from './value.ts';

const nameReach = 80;

/** The words that announce an assigned secret; a name that holds one is judged as a whole. */
export const assignmentKeywords = [
  'pass',
  'pwd',
  'secret',
  'token',
  'key',
  'auth',
  'cred',
  'passwort',
  'salt',
  'jwt',
] as const;

/** The rule under which assigned values are reported. */
export type AssignmentRules = Readonly<Record<NameKind, Rule>>;

/** Finds `name = value` in its many notations, where the name holds the keyword. */
export function assignmentMatcher(rules: AssignmentRules): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    const nameEnd = skipForward(text, end, end + nameReach, isName);
    // Only the last keyword of a name looks further, and a name ends where something can be assigned.
    const operator = readOperator(text, nameEnd);
    if (operator === null) return;
    const nameStart = skipBack(text, start, Math.max(0, start - nameReach), isName);
    const name = text.slice(nameStart, nameEnd);
    const kind = nameKind(name);
    if (kind === null) return;
    const literal = readLiteral(text, operator.end, scene.notation);
    if (literal === null) return;
    const flag = text.startsWith('--', nameStart - 0) || name.startsWith('-');
    const confidence = judge(scene, kind, name, operator, literal, flag);
    if (confidence === null) return;
    scene.report({
      rule: rules[kind],
      start: literal.start,
      end: literal.end,
      confidence,
      validation: 'none',
      rank: rankAssigned,
    });
  };
}

interface Operator {
  /** Where the value begins. */
  readonly end: number;
  readonly kind: 'assign' | 'call' | 'list' | 'blank';
}

/** What stands between a name and its value. */
function readOperator(text: string, at: number): Operator | null {
  let i = at;
  let quotes = 0;
  while (quotes < 4 && (isAt(text, i, isQuote) || '\\])'.includes(text.charAt(i) || ' '))) {
    i++;
    quotes++;
  }
  if (text.startsWith('&quot;', i)) {
    i += 6;
    quotes++;
  }
  const gap = i;
  i = skipForward(text, i, i + 40, isBlank);
  const blank = i > gap;
  const first = text.charAt(i);
  if (first === '(' && quotes === 0) return { end: skipForward(text, i + 1, i + 4, isBlank), kind: 'call' };
  if (first === ',' && quotes > 0) return { end: skipForward(text, i + 1, i + 20, isBlank), kind: 'list' };
  // A type between the name and the sign: `password: string = …`, `token string = …`.
  const typed =
    /^:?[ ]{0,2}(?:std::string|string|String|str|&'?\w* ?str|char\[\]|const|Option<\w+>|\w+)\??[ ]{0,2}:?=(?!=)[ ]{0,4}/.exec(
      first === ':' || (blank && isAt(text, i, isAlphanumeric)) ? text.slice(i, i + 40) : '',
    );
  if (typed !== null) return { end: i + typed[0].length, kind: 'assign' };
  let signs = i;
  while (signs < i + 5 && '=:?>|.+!<-~'.includes(text.charAt(signs) || ' ')) signs++;
  if (signs > i) {
    const sign = text.slice(i, signs);
    if (!/[=:>|]|<-|:-/.test(sign) || sign === '::' || sign === '->' || sign === '.') return null;
    let end = skipForward(text, signs, signs + 40, isBlank);
    if (sign === '>' || (sign.endsWith(':') && /^\\?[\r\n]/.test(text.slice(end, end + 2)))) {
      const next = /^[\r\n]{1,2}[ \t]{0,40}/.exec(text.slice(end, end + 44));
      if (next !== null && sign === '>') end += next[0].length;
    }
    return { end, kind: 'assign' };
  }
  return blank ? { end: i, kind: 'blank' } : null;
}

function judge(
  scene: Scene,
  kind: NameKind,
  name: string,
  operator: Operator,
  literal: Literal,
  flag: boolean,
): Confidence | null {
  const value = scene.text.slice(literal.start, literal.end);
  if (value.length < 4 || isPlaceholder(value) || /\s/.test(value.trim()) || echoes(name, value)) return null;
  const look = lookAt(value);
  const drawn = looksDrawn(value, look);
  if (!literal.quoted) {
    if (operator.kind === 'call' || operator.kind === 'list') return null;
    if (/[(){}[\]]|^[-=.,:|]|\.\w+\.|=>|^\d+(?:\.\d+)?$/.test(value)) return null;
    const bareIsCode = scene.notation === 'code' || scene.notation === 'json' || scene.notation === 'prose';
    if (operator.kind === 'blank' && !flag && !drawn) return null;
    if (
      bareIsCode &&
      !drawn &&
      !(scene.notation === 'prose' && kind === 'password' && look.digits > 0 && look.letters > 0)
    )
      return null;
  } else if (operator.kind === 'blank' && kind !== 'password' && !drawn) return null;
  if (kind === 'password') return judgePassword(value, look.words, look.digits, look.marks, literal.quoted);
  if (/^[\w.+-]+@[\w-]+\.\w+|^https?:|^[./~\\]|^\w+:\/\/|\.\w{2,4}$|^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+$/.test(value))
    return null;
  if (drawn) return look.length >= 24 || look.entropy > 3.5 ? 'medium' : 'low';
  if (value.length >= 8 && look.words < -0.5 && (look.digits > 0 || look.words < -1)) return 'low';
  return null;
}

function judgePassword(
  value: string,
  words: number,
  digits: number,
  marks: number,
  quoted: boolean,
): Confidence | null {
  if (/^[./~]?[\w.-]*[/\\][\w./\\-]*$/.test(value) || /^https?:/.test(value)) return null;
  if (/^[A-Za-z_]+$/.test(value) && words > -0.2) return null;
  if (/^[A-Za-z]+(?:[.:_-][A-Za-z]+)+$/.test(value) && words > -0.6) return null;
  if (digits > 0 && value.length >= 6) return quoted ? 'medium' : 'low';
  return marks > 0 || words < -0.2 ? 'low' : null;
}

/** Whether a value only repeats its name: `password = "user_password"`. */
function echoes(name: string, value: string): boolean {
  const own = new Set(wordsOf(name));
  return /^[A-Za-z_.-]+$/.test(value) && wordsOf(value).every(word => own.has(word));
}
