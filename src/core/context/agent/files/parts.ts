import { tomlLine } from '../../../config/tomlPlace.ts';
import { isWithin } from '../../../paths/absolutePaths.ts';
import { byteLength } from '../../../byteLength.ts';
import type { AgentFile } from './agentFile.ts';
import { declaredIn, settingLines } from './choice/declared.ts';
import type { DiskFile } from './disk.ts';
import { type Condition, type FileRule, startFolder } from './fileRule.ts';
import { tomlOf } from './choice/settingValues.ts';
import { type FrontMatter, frontMatterOf, globsOf, noFront } from './markdown/frontMatter.ts';
import type { AgentPlace } from './places.ts';

/**
 * Returns what a rule sends of a file.
 * @param room the bytes left for the rule
 */
export function partsOf(
  rule: FileRule,
  path: string,
  file: DiskFile,
  { place, room }: { readonly place: AgentPlace; readonly room: number },
): readonly AgentFile[] {
  const { text, real } = file;
  const front = asksFront(rule) ? frontOf(rule, path, file) : noFront;
  if (room <= 0 || isLeftOut(rule, text, front)) return [];
  if (rule.needsUtf8 === true && file.encoding !== undefined) return [];
  const whole = { path, rule, text, ...standingOf(rule, path, file, front, place) } as const;
  if (rule.key !== undefined) return declaredParts(rule, rule.key, whole, place);
  const lines = linesOf(rule, path, text, room);
  if (lines === 'nothing') return [];
  const sent: AgentFile[] = [{ ...whole, lines }];
  // The link's target has the same text, and is the file that the user edits.
  if (real !== path) sent.push({ ...whole, path: real, lines, linkedFrom: path });
  return sent;
}

/** Returns whether a file is certain to be sent, and whether only later. */
function standingOf(
  rule: FileRule,
  path: string,
  { real, encoding }: DiskFile,
  { values }: FrontMatter,
  place: AgentPlace,
): Pick<AgentFile, 'inclusion' | 'isLater' | 'waitsFor'> {
  const { laterIf = [], doubtfulIf = [] } = rule;
  const isMet = (condition: Condition): boolean => holds(condition, values);
  const isLinkedOutside = rule.asksLinksOutside === true && real !== path && !isWithin(place.folder, real);
  const isLater = laterIf.some(isMet) || isLinkedOutside;
  // Almost nothing of a UTF-16 file reaches the model as it is written.
  const isDoubtful = encoding === 'utf-16' || doubtfulIf.some(isMet);
  const inclusion = isLater || isDoubtful ? 'possible' : rule.inclusion;
  return { inclusion, ...laterOf(isLater, laterIf, values) };
}

function asksFront({ neverIf = [], onlyIf = [], laterIf = [], doubtfulIf = [], dropsFront }: FileRule): boolean {
  return neverIf.length + onlyIf.length + laterIf.length + doubtfulIf.length > 0 || dropsFront !== undefined;
}

/** Whether the front matter or the text of a file means that nothing of it is sent. */
function isLeftOut(rule: FileRule, text: string, { values, fault }: FrontMatter): boolean {
  const { neverIf = [], onlyIf = [], neverIfText, dropsFront = [], leastBody = 0, part } = rule;
  const isMet = (condition: Condition): boolean => holds(condition, values);
  if (neverIf.some(isMet) || !onlyIf.every(isMet) || neverIfText?.test(text) === true) return true;
  if (fault !== null && dropsFront.includes(fault)) return true;
  if (part === 'text' && text.trim() === '') return true;
  return leastBody > 0 && bodyOf(text).length < leastBody;
}

function laterOf(
  isLater: boolean,
  conditions: readonly Condition[],
  front: FrontMatter['values'],
): Pick<AgentFile, 'isLater' | 'waitsFor'> {
  if (!isLater) return {};
  const waitsFor = conditions.flatMap(each => ('all' in each && holds(each, front) ? globsOf(front[each.key]) : []));
  return { isLater, ...(waitsFor.length > 0 ? { waitsFor } : {}) };
}

/** Returns what follows the front matter, without surrounding white space. */
function bodyOf(text: string): string {
  return text.split('\n').slice(frontMatterOf(text).endLine).join('\n').trim();
}

/** Returns the front matter as the product reads it. */
function frontOf(rule: FileRule, path: string, { text, hasMark }: DiskFile): FrontMatter {
  if (path.endsWith('.toml')) return { ...noFront, values: tomlOf(text) };
  const { frontBreaksOn = [], frontMayFollowBlank, frontMayStayOpen } = rule;
  if (frontBreaksOn.includes('mark') && hasMark === true) return noFront;
  if (frontBreaksOn.includes('crlf') && /^---[ \t]*\r/.test(text)) return noFront;
  if (frontBreaksOn.includes('blanks-at-start') && /^---[ \t]+\r?\n/.test(text)) return noFront;
  if (frontBreaksOn.includes('blanks') && /^---[ \t]+\r?\n|\n---[ \t]+(?:\r?\n|$)/.test(text)) return noFront;
  return frontMatterOf(frontMayFollowBlank === true ? text.trimStart() : text, frontMayStayOpen);
}

/** Returns what a configuration file declares below a key, or the setting at that key. */
function declaredParts(
  { part }: FileRule,
  key: readonly string[],
  whole: Omit<AgentFile, 'lines'>,
  { folder, gitRoot }: AgentPlace,
): readonly AgentFile[] {
  const { path, text } = whole;
  const roots = key.includes(startFolder) ? [...new Set([folder, gitRoot ?? folder])] : [folder];
  return roots.flatMap((root): readonly AgentFile[] => {
    const keys = key.map(each => (each === startFolder ? root : each));
    if (part === 'setting') {
      const lines = settingLines(path, text, keys);
      return lines === null ? [] : [{ ...whole, name: keys.join('.'), lines }];
    }
    return declaredIn(path, text, keys).map(({ name, line, endLine }) => ({
      ...whole,
      name,
      lines: [line, part === 'agents' ? endLine : line],
    }));
  });
}

function linesOf(
  rule: FileRule,
  path: string,
  text: string,
  room: number,
): readonly [number, number] | 'nothing' | null {
  if (rule.part === 'description') return descriptionLines(path, text, rule);
  const all = text.split('\n').length;
  const cut = Math.min(all, rule.lines ?? Infinity, linesWithin(text, room));
  return cut < all ? [1, cut] : null;
}

/** Returns the lines of the description. Without one, products use the first line of the text, if there is any. */
function descriptionLines(
  path: string,
  text: string,
  { frontMayStayOpen, frontMayFollowBlank, describesInText }: FileRule,
): readonly [number, number] | 'nothing' {
  if (path.endsWith('.toml')) {
    const line = tomlLine(text, 'description');
    return [line, line];
  }
  const lead = frontMayFollowBlank === true ? (/^\s*(?=---)/.exec(text)?.[0].split('\n').length ?? 1) - 1 : 0;
  const { startLine, endLine, values } = frontMatterOf(lead > 0 ? text.trimStart() : text, frontMayStayOpen);
  const first = Math.max(1, startLine);
  const { description } = values;
  const isOne = describesInText === true ? typeof description === 'string' : description !== undefined;
  if (startLine > 0 && isOne) return [first + lead, endLine + lead];
  const rest = text.split('\n').slice(endLine);
  const firstOfText = rest.findIndex(line => line.trim() !== '');
  if (startLine === 0 && !/[\p{L}\p{N}]/u.test(rest[firstOfText] ?? '')) return 'nothing';
  const line = Math.max(first, endLine + firstOfText + 1);
  // If the first line of the text replaces the description, the front matter is not sent with it.
  return [description === undefined ? first : line, line];
}

function linesWithin(text: string, bytes: number): number {
  if (byteLength(text) <= bytes) return Infinity;
  let left = bytes;
  let count = 0;
  for (const line of text.split('\n')) {
    if (left <= 0) break;
    left -= byteLength(line) + 1;
    count++;
  }
  return count;
}

function holds(condition: Condition, front: Readonly<Record<string, unknown>>): boolean {
  if ('hasFront' in condition) return Object.keys(front).length > 0;
  if ('keysBeside' in condition) return Object.keys(front).some(key => !condition.keysBeside.includes(key));
  if ('exceptIf' in condition && front[condition.exceptIf ?? ''] === true) return false;
  const value = front[condition.key];
  if ('isSet' in condition) return isSet(value) === condition.isSet;
  if ('all' in condition) return namesSomeFiles(globsOf(value), condition.all);
  return isText(value) ? textHolds(condition, value) : valueHolds(condition, value);
}

/** A condition on the value of one key, whether or not it is a string. */
type ValueCondition = Extract<
  Condition,
  | { readonly is: unknown }
  | { readonly isText: unknown }
  | { readonly isNo: unknown }
  | { readonly isOtherThan: unknown }
  | { readonly isLongerThan: unknown }
  | { readonly lacks: unknown }
>;

function textHolds(condition: ValueCondition, text: string): boolean {
  if ('isText' in condition) return (text.trim() !== '') === condition.isText;
  if ('isLongerThan' in condition) return text.length > condition.isLongerThan;
  if ('lacks' in condition) return !condition.lacks.test(text);
  return valueHolds(condition, text);
}

function valueHolds(condition: ValueCondition, value: unknown): boolean {
  if ('is' in condition) return Array.isArray(condition.is) ? condition.is.includes(value) : value === condition.is;
  if ('isNo' in condition) return value !== undefined && value !== null && typeOf(value) !== condition.isNo;
  if ('isOtherThan' in condition) return value !== undefined && value !== condition.isOtherThan;
  return 'isText' in condition && !condition.isText;
}

/** Whether there are patterns, and at least one of them is not for all files. */
function namesSomeFiles(globs: readonly string[], all: readonly string[]): boolean {
  return globs.length > 0 && !globs.every(glob => all.includes(glob));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function typeOf(value: unknown): string {
  const type = typeof value;
  return type === 'object' && !Array.isArray(value) ? 'map' : type;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
