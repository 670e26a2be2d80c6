import { tomlLine } from '../../../config/tomlPlace.ts';
import { isWithin } from '../../../absolutePaths.ts';
import { byteLength } from '../../../byteLength.ts';
import type { AgentFile } from './agentFile.ts';
import { declaredIn, settingLines } from './choice/declared.ts';
import type { DiskFile } from './disk.ts';
import { type Condition, type FileRule, startFolder } from './fileRule.ts';
import { tomlOf } from './choice/settingValues.ts';
import { type FrontMatter, frontMatterOf, globsOf, noFront } from './markdown/frontMatter.ts';
import type { AgentPlace } from './places.ts';

/**
 * What a rule sends of a file.
 * @param room bytes that are left for the rule
 */
export function partsOf(
  rule: FileRule,
  path: string,
  file: DiskFile,
  { place, room }: { readonly place: AgentPlace; readonly room: number },
): readonly AgentFile[] {
  const { text, real } = file;
  const { laterIf = [], doubtfulIf = [] } = rule;
  const front = asksFront(rule) ? frontOf(rule, path, file) : noFront;
  if (room <= 0 || isLeftOut(rule, text, front)) return [];
  if (rule.needsUtf8 === true && file.encoding !== undefined) return [];
  const isMet = (condition: Condition): boolean => holds(condition, front.values);
  const isLinkedOutside = rule.asksLinksOutside === true && real !== path && !isWithin(place.folder, real);
  const isLater = laterIf.some(isMet) || isLinkedOutside;
  // Of UTF-16 hardly a word reaches the model as it is written.
  const isDoubtful = file.encoding === 'utf-16' || doubtfulIf.some(isMet);
  const inclusion = isLater || isDoubtful ? 'possible' : rule.inclusion;
  const whole = { path, rule, text, inclusion, ...laterOf(isLater, laterIf, front.values) } as const;
  if (rule.key !== undefined) return declaredParts(rule, rule.key, whole, place);
  const lines = linesOf(rule, path, text, room);
  if (lines === 'nothing') return [];
  const sent: AgentFile[] = [{ ...whole, lines }];
  // Its target holds the very text, and is what a person edits.
  if (real !== path) sent.push({ ...whole, path: real, lines, linkedFrom: path });
  return sent;
}

function asksFront({ neverIf = [], onlyIf = [], laterIf = [], doubtfulIf = [], dropsFront }: FileRule): boolean {
  return neverIf.length + onlyIf.length + laterIf.length + doubtfulIf.length > 0 || dropsFront !== undefined;
}

/** Whether nothing of a file is sent, by its front matter or its text. */
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

/** What follows the front matter, without blanks around it. */
function bodyOf(text: string): string {
  return text.split('\n').slice(frontMatterOf(text).endLine).join('\n').trim();
}

/** The front matter as the product reads it. */
function frontOf(rule: FileRule, path: string, { text, hasMark }: DiskFile): FrontMatter {
  if (path.endsWith('.toml')) return { ...noFront, values: tomlOf(text) };
  const { frontBreaksOn = [], frontMayFollowBlank, frontMayStayOpen } = rule;
  if (frontBreaksOn.includes('mark') && hasMark === true) return noFront;
  if (frontBreaksOn.includes('crlf') && /^---[ \t]*\r/.test(text)) return noFront;
  if (frontBreaksOn.includes('blanks-at-start') && /^---[ \t]+\r?\n/.test(text)) return noFront;
  if (frontBreaksOn.includes('blanks') && /^---[ \t]+\r?\n|\n---[ \t]+(?:\r?\n|$)/.test(text)) return noFront;
  return frontMatterOf(frontMayFollowBlank === true ? text.trimStart() : text, frontMayStayOpen);
}

/** What a configuration file declares below a key, or the setting there. */
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

/** Where the description stands; without one, products take the first line of the text, where there is any. */
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
  // What takes the place of a description is not sent beside it.
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
  const value = front[condition.key];
  if ('is' in condition)
    return typeof condition.is === 'boolean' ? value === condition.is : condition.is.some(each => each === value);
  if ('isText' in condition) return (typeof value === 'string' && value.trim() !== '') === condition.isText;
  if ('isNo' in condition) return value !== undefined && value !== null && typeOf(value) !== condition.isNo;
  if ('exceptIf' in condition && front[condition.exceptIf ?? ''] === true) return false;
  if ('isSet' in condition) return isSet(value) === condition.isSet;
  if ('isOtherThan' in condition) return value !== undefined && value !== condition.isOtherThan;
  if ('isLongerThan' in condition) return typeof value === 'string' && value.length > condition.isLongerThan;
  if ('lacks' in condition) return typeof value === 'string' && !condition.lacks.test(value);
  const globs = globsOf(value);
  return globs.length > 0 && !globs.every(glob => condition.all.includes(glob));
}

function typeOf(value: unknown): string {
  const type = typeof value;
  return type === 'object' && !Array.isArray(value) ? 'map' : type;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
