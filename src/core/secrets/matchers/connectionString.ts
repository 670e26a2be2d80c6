import { charAt, isAlphanumeric, isAt } from '../judgement/characters.ts';
import { passwordStrength } from '../judgement/passwords.ts';
import { isPlaceholder, lookAt } from '../judgement/value.ts';
import type { Rule } from '../engine/rule.ts';
import { rankStructure, type Matcher, type Scene } from '../engine/sink.ts';

/** How far before the password's key other keys are looked for, and the maximum length of a value. */
const behind = 400;
const valueLimit = 300;

/**
 * Keys next to the password that identify a list of `key=value` pairs as a connection string with `;` as separator: ADO.NET, ODBC,
 * OLE DB, JDBC of SQL Server, MySQL, PostgreSQL, DB2 and Snowflake, StackExchange.Redis.
 */
const otherKey =
  /(?:^|[;?&"'`\s:{])(?:server(?:name)?|data source|addr(?:ess)?|network address|host(?:name)?|uid|user(?: ?id|name)?|database(?:name)?|initial catalog|provider|driver|dsn|dbq|port(?:number)?|integrated security|encrypt|trusted_connection|endpoint|account|warehouse|abortconnect|ssl)\s?=\s?[^;=]/i;

/** Keys of a libpq keyword string, which is separated by blanks. */
const libpqKey = /(?:^|[\s"'`])(?:host(?:addr)?|port|dbname|user|sslmode|connect_timeout|application_name)\s?=\s?\S/i;

/** The start of a StackExchange.Redis string, in which options follow after commas: `host:6379,password=…,ssl=True`. */
const hostAndPort = /(?:^|[\s"'`=:])[\w.-]{1,253}:\d{2,5},[^;]*$/;

/** Finds the value of `password` or `pwd` in a connection string of any of these kinds. */
export function connectionStringMatcher(rule: Rule): Matcher {
  return (scene, start, end) => {
    const { text } = scene;
    // `&amp;` ends a URL parameter in XML, but is part of a value elsewhere.
    if (isAt(text, start - 1, isAlphanumeric) || charAt(text, start - 1) === '_') return;
    const sign = /^\s?=\s?/.exec(text.slice(end, end + 3));
    if (sign === null) return;
    const at = end + sign[0].length;
    const before = text.slice(Math.max(0, start - behind), start);
    const literal = openLiteral(before.slice(before.lastIndexOf('\n') + 1));
    const kind = kindOf(literal.text, text.slice(at, at + valueLimit));
    if (kind === null) return;
    const value = readers[kind](text, at, literal.quote);
    if (value === null || isTemplate(text, value, literal)) return;
    report(scene, rule, value.start, value.end);
  };
}

interface Value {
  readonly start: number;
  readonly end: number;
}
type Kind = 'list' | 'query' | 'libpq' | 'commas';

interface OpenLiteral {
  /** The quote that is open at the password's key, as written; empty in settings without quotes. */
  readonly quote: string;
  /** The part of the line that belongs to the literal. */
  readonly text: string;
  /** Whether expressions in braces are interpolated in it: `f"…"`, `$"…"`. */
  readonly interpolated: boolean;
}

/** The literal that is open at the end of the given part of a line. A quote after `=` or within a value opens none. */
function openLiteral(line: string): OpenLiteral {
  let quote = '';
  let from = 0;
  for (const match of line.matchAll(/&quot;|\\.|["'`]/g)) {
    const [mark] = match;
    if (quote === '') {
      const opens = mark === '\\"' || !mark.startsWith('\\');
      if (!opens || !mayOpen(line.slice(Math.max(0, match.index - 3), match.index))) continue;
      quote = mark;
      from = match.index + mark.length;
    } else if (mark === quote) {
      quote = '';
      from = match.index + mark.length;
    }
  }
  const prefix = line.slice(0, from);
  return { quote, text: line.slice(from), interpolated: quote !== '' && /(?:\$@?|@\$|\b[fF])["'`]$/.test(prefix) };
}

/** Whether a quote after these characters may open a literal. After a word it is an apostrophe, unless the word is a prefix such as `f`. */
function mayOpen(before: string): boolean {
  return !/[A-Za-z0-9]$/.test(before) || /(?:^|[^A-Za-z0-9])[@$fFbru]{1,2}$/.test(before);
}

function kindOf(before: string, after: string): Kind | null {
  const jdbc = /\bjdbc:[a-z0-9]+[:@]/i.exec(before);
  if (jdbc !== null || /^[a-z][a-z0-9+.-]*:\/\//i.test(before)) return kindInAddress(before.slice(jdbc?.index ?? 0));
  if (isInList(before, after)) return 'list';
  if (/,\s*$/.test(before) && hostAndPort.test(before)) return 'commas';
  return isInLibpq(before, after) ? 'libpq' : null;
}

function kindInAddress(before: string): Kind | null {
  if (/;[^&?]*$/.test(before.replace(/&amp;/g, ''))) return 'list';
  return /[?&](?:amp;)?$/.test(before) ? 'query' : null;
}

/** Whether other keys of a list come before the password or after its value. */
function isInList(before: string, after: string): boolean {
  if (/;\s*$/.test(before) && otherKey.test(before)) return true;
  const value = /^(?:\{[^\n]*?\}|'[^'\n]*'|[^;"'\n]*);/.exec(after)?.[0];
  return value !== undefined && otherKey.test(`;${after.slice(value.length)}`) && /(?:^|[;\s{(=:])$/.test(before);
}

/** Like {@link isInList}, for libpq, whose keys are separated by blanks. */
function isInLibpq(before: string, after: string): boolean {
  if (libpqKey.test(before) && /\s$/.test(before) && !/[;,]\s*$/.test(before)) return true;
  const isFirst = before.trim() === '' && /^(?:'(?:[^'\\]|\\.)*'|\S+)\s+/.test(after);
  return isFirst && libpqKey.test(after.replace(/^\S+/, ''));
}

const readers: Readonly<Record<Kind, (text: string, at: number, quote: string) => Value | null>> = {
  /** Values in braces with `}}` for a brace, in quotes with doubled quotes, or bare up to `;` (ODBC and ADO.NET references, MS-ODBCSTR). */
  list(text, at, outer) {
    const rest = lineOf(text, at);
    const braces = /^\{((?:[^}]|\}\})+)\}/.exec(rest);
    if (braces !== null) return { start: at + 1, end: at + braces[0].length - 1 };
    for (const mark of ['&quot;', '\\"', '""', '"', '&apos;', "'"]) {
      if (mark === outer || !rest.startsWith(mark)) continue;
      const close = closingQuote(rest, mark);
      if (close > 0) return { start: at + mark.length, end: at + close };
    }
    return bare(at, rest, outer, ';');
  },
  query(text, at, outer) {
    const rest = lineOf(text, at);
    const stop = rest.search(outer === '' ? /[&\s<>]/ : /[&\s]/);
    return bare(at, stop < 0 ? rest : rest.slice(0, stop), outer, '&');
  },
  commas(text, at, outer) {
    return bare(at, lineOf(text, at), outer, ',');
  },
  /** Quoted values, with a backslash before a quote or a backslash (libpq, 34.1.1.1). */
  libpq(text, at, outer) {
    const rest = lineOf(text, at);
    // In a literal in source code the backslash is doubled.
    const escaped = outer === '' ? /^'((?:[^'\\]|\\.)+)'/ : /^'((?:[^'\\]|\\\\.|\\.)+)'/;
    const quoted = outer === "'" ? null : escaped.exec(rest);
    if (quoted !== null) return { start: at + 1, end: at + quoted[0].length - 1 };
    const word = /^(?:\\.|\S)+/.exec(rest)?.[0] ?? '';
    // An argument of a call: `connect(user=user, password=password)`.
    if (outer === '' && /[,(){}[\]]$/.test(word)) return null;
    return bare(at, word, outer, '');
  },
};

function lineOf(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at, at + valueLimit))?.[0] ?? '';
}

/** Where the quote closes that a piece of text begins with; doubled quotes are part of the value. -1 if it does not close. */
function closingQuote(text: string, mark: string): number {
  let i = mark.length;
  while (i < text.length) {
    if (!text.startsWith(mark, i)) i++;
    else if (text.startsWith(mark, i + mark.length)) i += 2 * mark.length;
    else return i;
  }
  return -1;
}

/** Reads a value without quotes, up to the separator or the end of the literal. The `;` of an XML entity is not a separator. */
function bare(at: number, rest: string, outer: string, separator: string): Value | null {
  let end = 0;
  while (end < rest.length) {
    if (outer !== '' && rest.startsWith(outer, end)) break;
    const entity = /^&(?:[a-z]{2,6}|#\d{1,5}|#x[0-9a-f]{1,4});/i.exec(rest.slice(end, end + 9));
    if (entity !== null && separator === ';') {
      end += entity[0].length;
      continue;
    }
    const char = rest.charAt(end);
    if (char === separator || (outer === '' && /[<>]/.test(char))) break;
    if (char === '\\' && outer !== '') end++;
    end++;
  }
  const value = rest.slice(0, Math.min(end, rest.length)).trimEnd();
  return value.length < 3 ? null : { start: at, end: at + value.length };
}

/** Whether the value is filled in at run time (`{name}`, `${name}`, `%s`) or visibly a stand-in. */
function isTemplate(text: string, { start, end }: Value, literal: OpenLiteral): boolean {
  const value = text.slice(start, end);
  if (text.startsWith('{{', start - 1) && text.startsWith('}}', end)) return true;
  if (/^\*+$|^x+$|^\.+$|^<[^<>]*>$|^\[[^[\]]*\]$/i.test(value)) return true;
  if (/\$\{|\{\{|#\{|<%|%\(|^\$\(|^\$[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^%[sdv@]|^\{\d*\}$|^:[a-z]\w*$|^@\w+@$/.test(value))
    return true;
  const inner = charAt(text, start - 1) === '{' ? value : (/^\{([^{}]*)\}$/.exec(value)?.[1] ?? null);
  if (inner === null) return literal.interpolated && /\{[^{}]+\}/.test(value);
  return literal.interpolated || passwordStrength(inner, lookAt(inner)) !== 'strong';
}

function report(scene: Scene, rule: Rule, start: number, end: number): void {
  const secret = scene.text.slice(start, end);
  scene.report({
    rule,
    start,
    end,
    confidence: isPlaceholder(secret) || weak.test(secret) ? 'low' : 'medium',
    validation: 'none',
    rank: rankStructure,
  });
}

const weak = /^(?:password|pass(?:wd)?|pwd|secret|pw|xxx+|changeme|example|foo|bar|.{0,2})$/i;

/** `user:password@tcp(host:3306)/name` of Go's MySQL driver; the keyword is what follows the password. */
export function goDsnMatcher(rule: Rule): Matcher {
  return (scene, start) => {
    const before = scene.text.slice(Math.max(0, start - valueLimit), start);
    const match = /(?:^|[\s"'`=(])[\w.-]{1,64}:([^\s"`]{2,200})$/.exec(before);
    if (match?.[1] !== undefined) reportPair(scene, rule, start - match[1].length, start);
  };
}

/** `user/password@…` of Oracle, whose keyword is what follows the password: `@//host`, `@(DESCRIPTION=`. */
export function oracleMatcher(rule: Rule): Matcher {
  return (scene, start) => {
    const before = scene.text.slice(Math.max(0, start - valueLimit), start);
    const match = /(?:^|[\s"'`=:(])[\w$#.-]{1,64}\/("(?:[^"\n]{2,100})"|[^\s"'`/@]{2,100})$/.exec(before);
    if (match?.[1] !== undefined) reportSlashed(scene, rule, start, match[1]);
  };
}

/** `user/password@host:1521/service`, whose keyword is Oracle's port. */
export function oraclePortMatcher(rule: Rule): Matcher {
  return (scene, start) => {
    const before = scene.text.slice(Math.max(0, start - valueLimit), start);
    const match = /(?:^|[\s"'`=:(])[\w$#.-]{1,64}\/("(?:[^"\n]{2,100})"|[^\s"'`/]{2,100})@[\w.-]{1,253}$/.exec(before);
    if (match?.[1] === undefined) return;
    const at = start - match[0].length + match[0].lastIndexOf('@');
    reportSlashed(scene, rule, at, match[1]);
  };
}

/** Oracle logins whose keyword comes before them: `jdbc:oracle:thin:user/password@…`, `sqlplus user/password@…`. */
export function oracleLoginMatcher(rule: Rule): Matcher {
  return (scene, _start, end) => {
    const match = /^(?:\s+-\w+)*\s{0,4}["']?[\w$#.-]{1,64}\/("(?:[^"\n]{2,100})"|[^\s"'`/]{2,100}?)@(?=[\w/([$-])/.exec(
      scene.text.slice(end, end + valueLimit),
    );
    if (match?.[1] !== undefined) reportSlashed(scene, rule, end + match[0].length - 1, match[1]);
  };
}

function reportSlashed(scene: Scene, rule: Rule, end: number, written: string): void {
  const quotes = written.startsWith('"') ? 1 : 0;
  reportPair(scene, rule, end - written.length + quotes, end - quotes);
}

function reportPair(scene: Scene, rule: Rule, start: number, end: number): void {
  if (!isTemplate(scene.text, { start, end }, { quote: '', text: '', interpolated: false }))
    report(scene, rule, start, end);
}
