import { isAlphanumeric, isAt, isBlank, isName, isQuote, skipBack, skipForward } from './characters.ts';
import { readLiteral, type Literal } from './literal.ts';
import { judgeAssignment } from './judge.ts';
import { nameKind, wordsOf, type NameKind } from './names.ts';
import { providerByWord } from './rules/providers.ts';
import { awsSecretRule, providerTokenRule } from './rules/generic.ts';
import type { Rule } from './rule.ts';
import { rankAssigned, type Matcher } from './sink.ts';

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
  'pw',
  'psw',

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
    const nameStart = skipBack(text, start, Math.max(0, start - nameReach), isName);
    const after = readOperator(text, nameEnd);
    const operator = after === null || after.kind === 'blank' ? (comparison(text, nameStart) ?? after) : after;
    if (operator === null) return;
    // An argument after a name that is an argument itself, in quotes: `define('NAME', 'value')`.
    if (operator.kind === 'list' && quoteBefore(text, nameStart) !== text.charAt(nameEnd)) return;
    const name = text.slice(nameStart, nameEnd);
    const kind = nameKind(name);
    if (kind === null) return;
    // A parameter of an address is a literal wherever the address stands.
    const inQuery = '?&'.includes(text.charAt(nameStart - 1) || ' ');
    const literal = operator.literal ?? readLiteral(text, operator.end, inQuery ? 'prose' : scene.notation);
    if (literal === null) return;
    const confidence = judgeAssignment({
      kind,
      name,
      value: text.slice(literal.start, literal.end),
      quoted: literal.quoted || inQuery,
      notation: scene.notation,
      operator: operator.kind,
      flag:
        name.startsWith('-') || /\b(?:ENV|ARG|setenv)[ \t]+$/.test(text.slice(Math.max(0, nameStart - 12), nameStart)),
      service: () => serviceIn(text.slice(Math.max(0, nameStart - serviceReach), nameEnd)) !== undefined,
      paired: () => userName.test(text.slice(Math.max(0, nameStart - pairReach), nameStart)),
    });
    if (confidence === null) return;
    const context = text.slice(Math.max(0, nameStart - serviceReach), nameEnd);
    scene.report({
      rule: ruleFor(rules, kind, context, text.slice(literal.start, literal.end)),
      start: literal.start,
      end: literal.end,
      confidence,
      validation: 'none',
      rank: rankAssigned,
    });
  };
}

/** How far before a name the name of a service is looked for. */
const serviceReach = 30;

/** The last name of a service on the last line of a text. */
function serviceIn(text: string): string | undefined {
  return wordsOf(text.slice(text.lastIndexOf('\n') + 1)).findLast(word => providerByWord.has(word));
}

/** The rule for a value: that of the service which the name or the words before it mention, else that of its kind. */
function ruleFor(rules: AssignmentRules, kind: NameKind, context: string, value: string): Rule {
  if (kind === 'password') return rules.password;
  const service = serviceIn(context);
  if (service === 'aws' && /^[A-Za-z0-9/+]{40}$/.test(value)) return awsSecretRule;
  return service === undefined ? rules[kind] : providerTokenRule(service);
}

/** How far before a password's name the name of its user is looked for. */
const pairReach = 160;
const userName =
  /\b(?:user(?:[-_ ]?name|[-_]?id)?|login|uid|account|e?mail)["']?\s{0,4}(?:[:=]>?|=>)\s{0,4}\\?["']?[\w@.\\-]{2,60}["']?[,;]?\s[^=]{0,100}$/i;

/** The character before a name with dots, such as `db.password`. */
function quoteBefore(text: string, nameStart: number): string {
  let at = nameStart;
  while (at > nameStart - nameReach && (isAt(text, at - 1, isName) || text.charCodeAt(at - 1) === 46)) at--;
  return text.charAt(at - 1);
}

interface Operator {
  /** Where the value begins. */
  readonly end: number;
  readonly kind: 'assign' | 'compare' | 'call' | 'list' | 'blank';
  /** The value itself, where it stands before the name. */
  readonly literal?: Literal;
}

/** `"value" == name`: the value before a comparison with a name. */
function comparison(text: string, nameStart: number): Operator | null {
  const sign = isAt(text, nameStart - 1, isBlank) ? nameStart - 2 : nameStart - 1;
  if (text.charCodeAt(sign) !== 61) return null;
  const before = text.slice(Math.max(0, nameStart - 200), nameStart);
  const match = /(["'`])((?:(?!\1)[^\n]){4,200})\1\s?[!=]==?\s?$/.exec(before);
  if (match?.[2] === undefined) return null;
  const start = nameStart - before.length + match.index + 1;
  return { end: nameStart, kind: 'compare', literal: { start, end: start + match[2].length, quoted: true } };
}

/** What stands between a name and its value. */
function readOperator(text: string, at: number): Operator | null {
  let i = at;
  let quotes = 0;
  while (quotes < 4 && (isAt(text, i, isQuote) || '\\]'.includes(text.charAt(i) || ' '))) {
    i++;
    quotes++;
  }
  if (text.startsWith('&quot;', i)) {
    i += 6;
    quotes++;
  }
  const array = text.charCodeAt(i) === 91 ? /^\[\d{0,4}\]/.exec(text.slice(i, i + 6)) : null;
  if (array !== null) i += array[0].length;
  const gap = i;
  i = skipForward(text, i, i + 40, isBlank);
  const blank = i > gap;
  const first = text.charAt(i);
  // Attributes of an element whose name it is: `<Pass encoding="base64">…`.
  const tag =
    quotes === 0 && blank ? /^(?:[\w:-]{1,30}="[^"<>\n]{0,60}"\s?){1,3}>\s{0,4}/.exec(text.slice(i, i + 200)) : null;
  if (tag !== null) return { end: i + tag[0].length, kind: 'assign' };
  if (first === '(' && quotes === 0) return { end: skipForward(text, i + 1, i + 4, isBlank), kind: 'call' };
  if (first === ',' && quotes === 1) return { end: skipForward(text, i + 1, i + 20, isBlank), kind: 'list' };
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
    if (!/[=:>|]|<-|:-/.test(sign) || sign.startsWith('>>') || sign === '::' || sign === '->' || sign === '.')
      return null;
    const end = skipForward(text, signs, signs + 40, isBlank);
    // The text of an element may stand on a line of its own.
    const next = sign === '>' ? /^[\r\n]{1,2}[ \t]{0,40}/.exec(text.slice(end, end + 44)) : null;
    const kind = /^[!=]==?$/.test(sign) && sign !== '=' ? 'compare' : 'assign';
    return { end: end + (next?.[0].length ?? 0), kind };
  }
  return blank ? { end: i, kind: 'blank' } : null;
}
