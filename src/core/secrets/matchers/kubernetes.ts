import { decodeBase64, printable } from '../engine/base64.ts';
import type { Rule } from '../engine/rule.ts';
import { rankStructure, type Matcher, type Scene } from '../engine/sink.ts';
import { isAt, isName } from '../judgement/characters.ts';
import { isEncrypted, isPublicKeyMaterial } from '../judgement/encrypted.ts';
import { nameKind } from '../judgement/names.ts';
import { looksOrdinary, passwordStrength } from '../judgement/passwords.ts';
import { isPlaceholder, lookAt, looksRandom } from '../judgement/value.ts';

/**
 * Whether a text may contain a Kubernetes Secret. The `kind` may be any distance after the data, so such texts are searched as a
 * whole after each edit.
 */
export function mayBeManifest(text: string): boolean {
  // Few texts contain the word at all, and searching for it alone is ten times as fast.
  return text.includes('Secret') && /kind["']?: ?["']?Secret(?!\w)/.test(text);
}

/** Finds `data` and `stringData` of a Secret, in YAML or JSON, alone or in a list, before or after its `kind`. */
export function kubernetesMatcher(rule: Rule): Matcher {
  const budget = new Budget();
  return (scene, start, end) => {
    const { text } = scene;
    if (!text.startsWith('Secret', end - 6) || isAt(text, end, isName)) return;
    budget.enter(scene);
    const before = lastBefore(text, start);
    if (before === '{' || before === ',') searchObject(scene, rule, start, budget);
    else if (/^[ \t-]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)))
      searchMapping(scene, rule, start, budget);
  };
}

/** Limits how much of a text is read for all kinds in it: without it, nested objects would be read again and again. */
class Budget {
  #serial = -1;
  #left = 0;

  enter({ serial, text }: Scene): void {
    if (serial === this.#serial) return;
    this.#serial = serial;
    this.#left = 8 * text.length;
  }

  /** Takes an amount off the budget; false if it is exhausted. */
  take(length: number): boolean {
    this.#left -= length;
    return this.#left >= 0;
  }
}

/** The last character before an offset that is not white space. */
function lastBefore(text: string, at: number): string {
  let i = at - 1;
  while (i >= 0 && /\s/.test(text.charAt(i))) i--;
  return text.charAt(i);
}

/** A line of a mapping whose keys are in one column. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** The indentation of its text; -1 for an empty line or a comment. */
  readonly indent: number;
}

function lineAt(text: string, start: number): Line {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  let at = start;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  const isEmpty = at === end || text.charCodeAt(at) === 13 || text.charCodeAt(at) === 35;
  return { start, end, indent: isEmpty ? -1 : at - start };
}

function searchMapping(scene: Scene, rule: Rule, keyStart: number, budget: Budget): void {
  const { text } = scene;
  const lineStart = text.lastIndexOf('\n', keyStart - 1) + 1;
  const column = keyStart - lineStart;
  let first = lineStart;
  while (first > 0 && !isItem(text, first, column)) {
    const line = lineAt(text, text.lastIndexOf('\n', first - 2) + 1);
    if (!isPartOf(text, line, column) && !isItem(text, line.start, column)) break;
    if (!budget.take(line.end - line.start + 1)) return;
    first = line.start;
  }
  let at = first;
  let isFirst = true;
  while (at < text.length) {
    const line = lineAt(text, at);
    if (!isFirst && !isPartOf(text, line, column)) return;
    if (!budget.take(line.end - line.start + 1)) return;
    isFirst = false;
    at = line.end + 1;
    const key = /^(data|stringData)["']?[ \t]*:[ \t]*(\{)?/.exec(
      text.slice(line.start + column, line.end).replace(/^["']/, ''),
    );
    if (key === null) continue;
    const isEncoded = key[1] === 'data';
    if (key[2] !== undefined) readObject(scene, rule, text.indexOf('{', line.start + column) + 1, isEncoded, budget);
    else at = readEntries(scene, rule, at, column, isEncoded, budget);
  }
}

/** Whether a line begins an item of a list whose keys are in the given column. */
function isItem(text: string, lineStart: number, column: number): boolean {
  return (
    column > 0 &&
    /^[ \t]*-[ \t]+$/.test(text.slice(lineStart, lineStart + column)) &&
    !/\s/.test(text.charAt(lineStart + column))
  );
}

function isPartOf(text: string, { start, indent }: Line, column: number): boolean {
  return indent < 0 || (indent >= column && !/^(?:---|\.\.\.)(?!\S)/.test(text.slice(start, start + 4)));
}

const entry =
  /^[ \t]*["']?([\w.-]{1,253})["']?[ \t]*:[ \t]*(?:!!?\w+[ \t]+)?(?:([|>][+-]?\d?)[ \t]*(?:#.*)?|(["']?)([^\r\n]*?)\3[ \t]*(?:[ \t]#.*)?)\r?$/;

/** Reads the entries below `data:`, which are indented deeper than its column. Returns where they end. */
function readEntries(
  scene: Scene,
  rule: Rule,
  from: number,
  column: number,
  isEncoded: boolean,
  budget: Budget,
): number {
  const { text } = scene;
  let at = from;
  while (at < text.length) {
    const line = lineAt(text, at);
    if (line.indent >= 0 && line.indent <= column) return at;
    if (!budget.take(line.end - line.start + 1)) return text.length;
    at = line.end + 1;
    const match = line.indent < 0 ? null : entry.exec(text.slice(line.start, line.end));
    if (match === null) continue;
    const { key, start, end, isBelow, next } = entryOf(text, line, at, match, isEncoded);
    if (isEncoded) reportEncoded(scene, rule, key, start, end);
    else if (!isBelow) reportPlain(scene, rule, key, start, end);
    at = next;
  }
  return at;
}

/** Where the value of an entry is: on its line or on the lines below it. `next` is where the next entry may begin. */
function entryOf(
  text: string,
  line: Line,
  after: number,
  [whole, key = '', block, quote = '', value = '']: RegExpExecArray,
  isEncoded: boolean,
): { key: string; start: number; end: number; isBelow: boolean; next: number } {
  const below = quote === '' ? blockAfter(text, after, line.indent) : null;
  const isBelow = block !== undefined || (value === '' && quote === '');
  const start = isBelow ? (below?.start ?? after) : line.start + whole.lastIndexOf(value);
  if (below !== null && (isBelow || isEncoded)) return { key, start, end: below.end, isBelow, next: below.next };
  return { key, start, end: start + value.length, isBelow, next: after };
}

/** The lines of a value below its key; null if there are none. */
function blockAfter(text: string, from: number, indent: number): { start: number; end: number; next: number } | null {
  let start = -1;
  let end = from;
  let at = from;
  while (at < text.length) {
    const line = lineAt(text, at);
    if (line.indent >= 0 && line.indent <= indent) break;
    if (line.indent >= 0) {
      if (start < 0) start = line.start + line.indent;
      end = line.end;
    }
    at = line.end + 1;
  }
  if (start < 0) return null;
  return { start, end: start + text.slice(start, end).trimEnd().length, next: at };
}

/** Where the innermost object around an offset opens; -1 if there is none or the budget is exhausted. */
function openingBrace(text: string, start: number, budget: Budget): number {
  let depth = 0;
  for (let at = start - 1; at >= 0 && budget.take(1); at--) {
    const unit = text.charCodeAt(at);
    if (unit === 125) depth++;
    else if (unit === 123 && --depth < 0) return at;
  }
  return -1;
}

/** Searches the object in braces around a `kind` for its own `data` and `stringData`, not those of nested objects. */
function searchObject(scene: Scene, rule: Rule, keyStart: number, budget: Budget): void {
  const { text } = scene;
  const at = openingBrace(text, keyStart, budget);
  if (at < 0) return;
  let depth = 0;
  for (let i = at + 1; i < text.length && budget.take(1); i++) {
    const unit = text.charCodeAt(i);
    if (unit === 34) i = stringEnd(text, i);
    else if (unit === 123) depth++;
    else if (unit === 125 && --depth < 0) return;
    if (depth > 0 || (unit !== 34 && unit !== 44 && unit !== 32 && unit !== 123)) continue;
    const head = /^(?:"|[,{]?\s*)(data|stringData)"?\s*:\s*\{/.exec(
      text.slice(unit === 34 ? i - nameLength(text, i) : i, i + 40),
    );
    if (head === null) continue;
    i = readObject(scene, rule, text.indexOf('{', i + 1) + 1, head[1] === 'data', budget);
  }
}

/** The length of the string that ends at an offset, plus one for its opening quote. */
function nameLength(text: string, end: number): number {
  return end - text.lastIndexOf('"', end - 1);
}

/** The offset of the closing quote of the string that begins at an offset. */
function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== 34) i += text.charCodeAt(i) === 92 ? 2 : 1;
  return i;
}

const pair = /\s*["']?([\w.-]{1,253})["']?\s*:\s*(?:"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)'|([^\s,{}"'[\]]+))\s*,?/y;

/** Reads the entries of an object of strings, from after its brace. Returns where they end. */
function readObject(scene: Scene, rule: Rule, from: number, isEncoded: boolean, budget: Budget): number {
  pair.lastIndex = from;
  let at = from;
  for (let match = pair.exec(scene.text); match !== null; match = pair.exec(scene.text)) {
    if (!budget.take(match[0].length)) return scene.text.length;
    at = pair.lastIndex;
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const start = match.index + match[0].lastIndexOf(value);
    if (isEncoded) reportEncoded(scene, rule, match[1] ?? '', start, start + value.length);
    else reportPlain(scene, rule, match[1] ?? '', start, start + value.length);
  }
  return at;
}

/** Maximum length of a candidate; below the `beyondLongest` of `overlap.ts`. */
const longest = 90_000;

function reportEncoded(scene: Scene, rule: Rule, key: string, start: number, end: number): void {
  const value = scene.text.slice(start, end);
  const base64 = value.replace(/\\n|\s/g, '');
  if (base64.length < 4 || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return;
  const bytes = decodeBase64(base64);
  if (bytes === null) return;
  const shown = printable(bytes)?.trim() ?? null;
  if ([base64, shown ?? ''].some(each => isEncrypted(each) || isPublicKeyMaterial(each))) return;
  const isDoubtful =
    shown !== null && (/example|changeme|placeholder/i.test(shown) || (nameKind(key) === null && isSetting(shown)));
  add(scene, rule, start, end, isDoubtful ? 'low' : 'medium');
}

/** Whether an entry of a Secret is a name, a number, an address or a mode, which often accompany the actual secrets. */
function isSetting(value: string): boolean {
  return isPlaceholder(value) || looksOrdinary(value) || /^(?:[a-z]+|\d{1,6}|https?:\/\/[^@\s]*)$/.test(value);
}

function reportPlain(scene: Scene, rule: Rule, key: string, start: number, end: number): void {
  const value = scene.text.slice(start, end);
  if (value.length < 6 || /\s/.test(value) || isPlaceholder(value) || isSetting(value) || isPublicKeyMaterial(value))
    return;
  const look = lookAt(value);
  const isSecret = looksRandom(value, look) || passwordStrength(value, look) === 'strong';
  if (isSecret && nameKind(key) === null && !/:\/\/|@/.test(value)) add(scene, rule, start, end, 'medium');
}

function add(scene: Scene, rule: Rule, start: number, end: number, confidence: 'medium' | 'low'): void {
  const to = Math.min(end, start + longest);
  scene.report({ rule, start, end: to, confidence, validation: 'structure-valid', rank: rankStructure });
}
