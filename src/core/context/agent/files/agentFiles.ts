import { tomlLine } from '../../../config/tomlPlace.ts';
import type { AgentFile } from './agentFile.ts';
import { folderOf, isWithin, resolved } from './absolutePaths.ts';
import { declaredIn } from './declared.ts';
import type { Disk, DiskFile } from './disk.ts';
import type { Condition, FileRule } from './fileRule.ts';
import { frontMatterOf, globsOf } from './frontMatter.ts';
import { importsIn } from './imports.ts';
import { filesAt } from './patterns.ts';
import { type AgentPlace, foldersOf, startOf } from './places.ts';
import { patternsOf, settingAt } from './settingNames.ts';

/** Everything that the rules of an agent send, each file once, in their order. */
export function agentFiles(rules: readonly FileRule[], disk: Disk, place: AgentPlace): readonly AgentFile[] {
  const found = new Collected();
  for (const rule of rules) {
    const paths = pathsOf(rule, disk, place);
    let room = limitOf(rule, disk, place);
    for (const path of paths) {
      const file = disk.read(path);
      if (file === null || found.has(path, rule)) continue;
      if (rule.staysInside === true && !isWithin(place.gitRoot ?? place.folder, path)) continue;
      const sent = partsOf(rule, path, file, { place, room });
      room -= byteLength(file.text);
      for (const each of sent) found.add(each);
      if (rule.part === 'text' && sent.length > 0) followed(rule, path, file, { disk, place, found }, sent);
    }
  }
  return found.files;
}

function pathsOf(rule: FileRule, disk: Disk, place: AgentPlace): readonly string[] {
  const patterns = patternsOf(rule, disk, place);
  const folders = foldersOf(rule.place, place);
  const named = (folder: string, pattern: string): readonly string[] => {
    const start = startOf(folder, pattern, place);
    return start === null ? [] : filesAt(disk, ...start, rule);
  };
  const firstOf = (lists: readonly (readonly string[])[]): readonly string[] =>
    lists.find(list => list.length > 0) ?? [];
  if (rule.unlessAny?.some(pattern => folders.some(folder => named(folder, pattern).length > 0))) return [];
  if (rule.isOneForAll === true)
    return firstOf(patterns.flat().map(pattern => folders.flatMap(folder => named(folder, pattern))));
  return folders.flatMap(folder => patterns.flatMap(oneOf => firstOf(oneOf.map(pattern => named(folder, pattern)))));
}

function limitOf({ limit }: FileRule, disk: Disk, place: AgentPlace): number {
  if (limit === undefined) return Infinity;
  const set = limit.setting === undefined ? undefined : settingAt(limit.setting, disk, place);
  return typeof set === 'number' ? set : limit.bytes;
}

function partsOf(
  rule: FileRule,
  path: string,
  { text, real }: DiskFile,
  { place, room }: { readonly place: AgentPlace; readonly room: number },
): readonly AgentFile[] {
  const { neverIf = [], onlyIf = [], laterIf = [] } = rule;
  const front = neverIf.length + onlyIf.length + laterIf.length === 0 ? {} : frontMatterOf(text).values;
  const isMet = (condition: Condition): boolean => holds(condition, front);
  if (neverIf.some(isMet) || !onlyIf.every(isMet) || room <= 0) return [];
  const isLinkedOutside = rule.asksLinksOutside === true && real !== path && !isWithin(place.folder, real);
  const isLater = laterIf.some(isMet) || isLinkedOutside;
  const inclusion = isLater ? 'possible' : rule.inclusion;
  const whole = { path, rule, text, inclusion, ...(isLater ? { isLater } : {}) } as const;
  if (rule.part === 'servers' || rule.part === 'hooks') {
    return declaredIn(path, text, rule.key ?? '').map(({ name, line }) => ({ ...whole, name, lines: [line, line] }));
  }
  const lines = linesOf(rule, path, text, room);
  const sent: AgentFile[] = [{ ...whole, lines }];
  // Its target holds the very text, and is what a person edits.
  if (real !== path) sent.push({ ...whole, path: real, lines, linkedFrom: path });
  return sent;
}

function linesOf(rule: FileRule, path: string, text: string, room: number): readonly [number, number] | null {
  if (rule.part === 'description') {
    return descriptionLines(path, text);
  }
  const all = text.split('\n').length;
  const cut = Math.min(all, rule.lines ?? Infinity, linesWithin(text, room));
  return cut < all ? [1, cut] : null;
}

/** Where the description stands; without one, products take the first line of the text. */
function descriptionLines(path: string, text: string): readonly [number, number] {
  if (path.endsWith('.toml')) {
    const line = tomlLine(text, 'description');
    return [line, line];
  }
  const { startLine, endLine, values } = frontMatterOf(text);
  const first = Math.max(1, startLine);
  if (startLine > 0 && values['description'] !== undefined) return [first, endLine];
  const rest = text.split('\n').slice(endLine);
  const firstOfText = rest.findIndex(line => line.trim() !== '');
  return [first, Math.max(first, endLine + firstOfText + 1)];
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

/** As UTF-8. */
function byteLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

function holds(condition: Condition, front: Readonly<Record<string, unknown>>): boolean {
  const value = front[condition.key];
  if ('is' in condition) return value === condition.is;
  if ('isSet' in condition) return (value !== undefined && value !== null && value !== '') === condition.isSet;
  if (condition.exceptIf !== undefined && front[condition.exceptIf] === true) return false;
  const globs = globsOf(value);
  return globs.length > 0 && !globs.some(glob => condition.all.includes(glob));
}

interface Reading {
  readonly disk: Disk;
  readonly place: AgentPlace;
  readonly found: Collected;
}

/** Adds what a file imports, and what that imports. */
function followed(
  rule: FileRule,
  path: string,
  file: DiskFile,
  { disk, place, found }: Reading,
  [sent]: readonly AgentFile[],
): void {
  const { imports } = rule;
  if (imports === undefined || sent === undefined) return;
  const bounds = boundsOf(rule, path, place);
  const visit = (
    importer: string,
    { text, real }: DiskFile,
    depth: number,
    inclusion: AgentFile['inclusion'],
  ): void => {
    if (depth >= imports.depth) return;
    const origin = imports.startsAtTarget === true ? real : importer;
    const from = folderOf(origin) ?? origin;
    for (const written of importsIn(text, imports)) {
      const target =
        written.startsWith('~/') && place.home !== null ? `${place.home}/${written.slice(2)}` : resolved(from, written);
      const imported = disk.read(target);
      if (imported === null || found.has(target, rule)) continue;
      const judged = imports.judgesLinksByTarget === true ? imported.real : target;
      const isInside = bounds === null || isWithin(bounds, judged);
      if (!isInside && imports.asksOutside !== true) continue;
      const certainty = isInside ? inclusion : 'possible';
      const next = { rule, text: imported.text, lines: null, inclusion: certainty, importedBy: importer } as const;
      found.add({ ...next, path: target });
      if (imported.real !== target) found.add({ ...next, path: imported.real, linkedFrom: target });
      visit(target, imported, depth + 1, certainty);
    }
  };
  visit(path, file, 0, sent.inclusion);
}

function boundsOf({ imports }: FileRule, path: string, { folder, gitRoot }: AgentPlace): string | null {
  if (imports?.within === 'anywhere') return null;
  if (imports?.within === 'workspace') return folder;
  if (gitRoot !== null && isWithin(gitRoot, path)) return gitRoot;
  return folderOf(path);
}

/** Keeps files in order; a part of a file counts once. */
class Collected {
  readonly files: AgentFile[] = [];
  readonly #keys = new Set<string>();

  has(path: string, { part }: FileRule): boolean {
    return this.#keys.has(`${part} ${path}`);
  }

  add(file: AgentFile): void {
    const key = `${file.rule.part} ${file.path}`;
    if (this.#keys.has(`${key} ${file.name ?? ''}`)) return;
    this.#keys.add(key).add(`${key} ${file.name ?? ''}`);
    this.files.push(file);
  }
}
