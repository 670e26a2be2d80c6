import type { Notation } from '../language.ts';
import { charAt, isAt, isBlank, isName, isQuote, skipForward, unitAt } from '../judgement/characters.ts';
import { readLiteral, type Literal } from './literal.ts';

/** How far from a name its value is looked for; less than rescanning allows on either side. */
const behind = 500;
const ahead = 1000;
/** The maximum number of candidate value keys tried in one object. */
const mostValues = 6;

/**
 * Keys whose value is the name of a setting that a sibling key contains: Kubernetes and Compose (`name`), ECS (`name`),
 * CloudFormation (`ParameterKey`, `Name`), Elastic Beanstalk (`OptionName`), Postman and .NET (`key`), Terraform (`name`), Java
 * (`param-name`), GitLab (`key`).
 */
const nameKey =
  /(?:^|[\s{[(,;<"'`-])(?:name|key|variable|variable_?name|env_?name|env_?var|setting|property|parameter_?key|(?:param(?:eter)?|option|config|property)[-_]?name)(["'`]?)\s{0,4}(?:[:=]|=>)\s{0,4}(\\?["'`]?)(?:[\w.-]{0,60}\.)?$/i;

/** A sibling key that contains the value. */
const valueKey =
  /(?:^|[\s{[(,;"'`-])(?:value|default_?value|plain_?value|string_?value|parameter_?value|param-value|option-value|content)(?:["'`])?\s{0,4}(?:[:=]|=>)\s{0,4}/gi;

/**
 * Finds the value of a setting whose name, at [nameStart, nameEnd), is itself a value: `name: DB_PASSWORD` beside `value: …`, in
 * either order and with other keys in between, in YAML, JSON, HCL, TOML, code, or XML attributes or elements.
 */
export function siblingValue(text: string, nameStart: number, nameEnd: number, notation: Notation): Literal | null {
  const element = elementValue(text, nameStart, nameEnd);
  if (element !== null) return element;
  const keyStart = startOfNameKey(text, nameStart, nameEnd);
  if (keyStart === null) return null;
  const scope = scopeOf(text, keyStart, nameEnd);
  let count = 0;
  for (const match of text.slice(scope.start, scope.end).matchAll(valueKey)) {
    if (++count > mostValues) return null;
    const at = scope.start + match.index + match[0].length;
    if (!isSibling(text, scope, scope.start + match.index + match[0].length - 1, keyStart)) continue;
    const literal = readLiteral(text, at, scope.inline && notation === 'config' ? 'json' : notation);
    if (literal !== null && literal.end <= scope.end) return { ...literal, quoted: true };
  }
  return null;
}

/** Where the key begins whose value is the name (`name: DB_PASSWORD`); null if there is no such key. */
function startOfNameKey(text: string, nameStart: number, nameEnd: number): number | null {
  // Cheap tests first: the name must be preceded by a sign.
  let at = nameStart;
  while (
    at > nameStart - 60 &&
    (isAt(text, at - 1, isName | isBlank | isQuote) || '.\\'.includes(charAt(text, at - 1) || ' '))
  )
    at--;
  if (!'=:>'.includes(charAt(text, at - 1) || ' ')) return null;
  const before = text.slice(Math.max(0, at - 40), nameStart);
  const key = nameKey.exec(before);
  if (key === null) return null;
  const quote = (key[2] ?? '').slice(-1);
  const behind = charAt(text, nameEnd);
  const isEnded = quote === '' ? endsScalar(text, nameEnd) : behind === quote || behind === '\\';
  if (!isEnded) return null;
  return nameStart - before.length + key.index + (/^\w/.test(key[0]) ? 0 : 1);
}

/**
 * Finds the default of a parameter that is declared by its name: `default = …` in a Terraform `variable "db_password" { … }`,
 * `Default: …` below `DBPassword:` in CloudFormation, and the same in JSON.
 */
export function defaultValue(text: string, nameStart: number, nameEnd: number, notation: Notation): Literal | null {
  if (notation !== 'config' && notation !== 'json') return null;
  const after = text.slice(nameEnd, nameEnd + declarationReach);
  const inBraces = /^["']?\s{0,4}:?\s{0,4}\{[^{}]{0,500}?["'\s,{]default["']?\s{0,10}[:=]\s{0,10}/i.exec(after);
  const found = inBraces ?? defaultBelow(text, nameStart, after);
  if (found === null) return null;
  const literal = readLiteral(text, nameEnd + found[0].length, notation);
  return literal === null ? null : { ...literal, quoted: true };
}

const declarationReach = 600;

/** Finds `Default:` on one of the lines below a name that are indented deeper. */
function defaultBelow(text: string, nameStart: number, after: string): RegExpExecArray | null {
  if (!/^["']?:[ \t]*\r?\n/.test(after)) return null;
  const line = text.slice(Math.max(0, nameStart - 100), nameStart);
  const indent = /(?:^|\n)([ \t]{0,60})["']?$/.exec(line)?.[1];
  if (indent === undefined) return null;
  const deeper = `\\r?\\n[ \\t]{${indent.length + 1},}`;
  return new RegExp(`^["']?:[ \\t]*(?:${deeper}(?!Default:)[^\\r\\n]*){0,8}?${deeper}Default:[ \\t]*`).exec(after);
}

/** `<name>DB_PASSWORD</name><value>…</value>`, `<key>Password</key><string>…</string>`. */
function elementValue(text: string, nameStart: number, nameEnd: number): Literal | null {
  if (unitAt(text, nameEnd) !== 60 || charAt(text, nameEnd + 1) !== '/') return null;
  if (
    !/<(?:[\w.-]{1,20}:)?(?:[\w-]{0,10}name|key)>\s{0,40}(?:[\w.-]{0,60}\.)?$/i.test(
      text.slice(Math.max(0, nameStart - 120), nameStart),
    )
  )
    return null;
  const close = /^<\/[\w:.-]{1,40}>\s{0,80}<(?:[\w.-]{1,20}:)?(?:[\w-]{0,10}value|string)>/i.exec(
    text.slice(nameEnd, nameEnd + 200),
  );
  if (close === null) return null;
  const literal = readLiteral(text, nameEnd + close[0].length, 'markup');
  return literal === null ? null : { ...literal, quoted: true };
}

/** Whether a bare name ends here: at the end of its line, or before a comma or a closing bracket. */
function endsScalar(text: string, at: number): boolean {
  const next = charAt(text, skipForward(text, at, at + 20, isBlank));
  return next === '' || ',}#\r\n'.includes(next) || text.startsWith(' value', at);
}

interface Scope {
  readonly start: number;
  readonly end: number;
  /** True for an object in braces or an element; false for a mapping by indentation. */
  readonly inline: boolean;
  /** The column of the keys of a mapping by indentation. */
  readonly column: number;
}

/** The object, element or mapping that contains a key, limited to a nearby range. */
function scopeOf(text: string, keyStart: number, nameEnd: number): Scope {
  const open = openerBefore(text, keyStart);
  const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
  if (open >= lineStart || (open >= 0 && !isBlockKey(text, lineStart, keyStart)))
    return { start: open + 1, end: closerAfter(text, nameEnd, charAt(text, open)), inline: true, column: 0 };
  if (open >= 0 && /["'=]/.test(text.slice(lineStart, nameEnd)) && !/^\s*- /.test(text.slice(lineStart, nameEnd)))
    return { start: open + 1, end: closerAfter(text, nameEnd, charAt(text, open)), inline: true, column: 0 };
  return mappingAt(text, keyStart, nameEnd);
}

/** Whether only blanks and list dashes come before a key on its line. */
function isBlockKey(text: string, lineStart: number, keyStart: number): boolean {
  return /^[\s-]*["']?$/.test(text.slice(lineStart, keyStart));
}

/** The offset of the innermost brace or `<` that is open at an offset; -1 if there is none nearby. */
function openerBefore(text: string, at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= Math.max(0, at - behind); i--) {
    const char = text.charAt(i);
    if (char === '}') depth++;
    else if (char === '{' && --depth < 0) return i;
    else if (char === '<' && depth === 0 && isAt(text, i + 1, isName)) return i;
    else if (char === '>' && depth === 0 && charAt(text, i - 1) !== '=') return -1;
  }
  return -1;
}

function closerAfter(text: string, at: number, opener: string): number {
  const limit = Math.min(text.length, at + ahead);
  let depth = 0;
  for (let i = at; i < limit; i++) {
    const char = text.charAt(i);
    if (opener === '<' ? char === '>' : char === '}' && --depth < 0) return i;
    if (char === '{') depth++;
  }
  return limit;
}

/** The lines of a mapping by indentation (YAML, TOML): those around a key that are indented as deep as it, or deeper. */
function mappingAt(text: string, keyStart: number, nameEnd: number): Scope {
  const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
  const column = keyStart - lineStart - (isAt(text, keyStart - 1, isQuote) ? 1 : 0);
  let start = lineStart;
  while (!startsItem(text, start, column) && start > Math.max(0, keyStart - behind)) {
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !belongs(text, previous, column, true)) break;
    start = previous;
  }
  let end = endOfLine(text, nameEnd);
  const limit = Math.min(text.length, nameEnd + ahead);
  while (end < limit && belongs(text, end + 1, column, false)) end = endOfLine(text, end + 1);
  return { start: Math.max(start, keyStart - behind), end, inline: false, column };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether a line begins an item of a list whose keys are in the given column. */
function startsItem(text: string, lineStart: number, column: number): boolean {
  return /^\s*-\s+["']?$/.test(text.slice(lineStart, lineStart + column)) && column > 0;
}

/**
 * Whether a line belongs to the mapping whose keys are in a column: it is indented at least as deep, is empty, or (before the key)
 * begins the item.
 */
function belongs(text: string, lineStart: number, column: number, before: boolean): boolean {
  if (lineStart >= text.length) return false;
  const line = text.slice(lineStart, lineStart + column + 2);
  if (/^[ \t]*(?:\r?\n|#)/.test(line) && column > 0) return true;
  if (/^(?:---|\[|\s*$)/.test(line) && column === 0) return false;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return indent >= column || (before && startsItem(text, lineStart, column));
}

/** Whether a key belongs to the same object as the name, not to a nested one. */
function isSibling(text: string, scope: Scope, at: number, keyStart: number): boolean {
  if (scope.inline) return depthBetween(text, Math.min(at, keyStart), Math.max(at, keyStart)) === 0;
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const head = /^[\s-]*["']?/.exec(text.slice(lineStart, at))?.[0] ?? '';
  return head.length === scope.column || head.length === scope.column + 1;
}

/** How many more braces open than close between two offsets. */
function depthBetween(text: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 123) depth++;
    else if (unit === 125) depth--;
  }
  return depth;
}
