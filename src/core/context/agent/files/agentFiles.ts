import { folderOf, isWithin, resolved } from '../../../paths/absolutePaths.ts';
import { byteLength } from '../../../byteLength.ts';
import { completed, type Steps } from '../../../steps.ts';
import type { AgentFile } from './agentFile.ts';
import { Collected } from './collected.ts';
import type { Disk, DiskFile } from './disk.ts';
import type { FileRule } from './fileRule.ts';
import { followImports } from './followImports.ts';
import { partsOf } from './parts.ts';
import { filesAtInSteps } from './patterns.ts';
import { type AgentPlace, foldersOf, startOf } from './places.ts';
import { withoutNamesakes } from './choice/namesakes.ts';
import { rootedPlace, startPlaces } from './choice/starts.ts';
import { patternsOf } from './choice/settingNames.ts';
import { settingAt } from './choice/settingValues.ts';
import { isSwitchedOff, offOf } from './choice/switchedOff.ts';

/** Returns all files that an agent's rules send, each file once, in the order of the rules. */
export function agentFiles(rules: readonly FileRule[], disk: Disk, place: AgentPlace): readonly AgentFile[] {
  return completed(agentFilesInSteps(rules, disk, place));
}

/** Like {@link agentFiles}, but file by file, so a caller can pause in between. */
export function* agentFilesInSteps(
  rules: readonly FileRule[],
  disk: Disk,
  place: AgentPlace,
): Steps<readonly AgentFile[]> {
  const found = new Collected();
  for (const rule of rules) {
    if (isSwitchedOff(rule, disk, place)) continue;
    yield* collectByRule(rule, { disk, place, found });
    yield;
  }
  return withinRooms(withoutNamesakes(found.files));
}

interface Collecting {
  readonly disk: Disk;
  readonly place: AgentPlace;
  readonly found: Collected;
}

function* collectByRule(rule: FileRule, collecting: Collecting): Steps<void> {
  const { disk, place } = collecting;
  const paths = yield* allPathsOf(rule, disk, place);
  const isOff = offOf(rule, disk, place);
  let room = limitOf(rule, disk, place);
  for (const path of paths) {
    yield;
    const file = disk.read(path);
    if (file === null || isOff(path, file.text)) continue;
    room -= collectFile(rule, path, file, room, collecting);
  }
}

/**
 * Adds what a rule sends of a file, and what the file imports.
 * @param room the bytes left for the rule
 * @returns the bytes of that room that the file uses
 */
function collectFile(rule: FileRule, path: string, file: DiskFile, room: number, collecting: Collecting): number {
  const { disk, place, found } = collecting;
  // A file that was already found under another path may still import other files from this one.
  const isKnown = found.has(path, rule) || found.has(file.real, rule);
  if (isKnown && rule.imports === undefined) return 0;
  if (rule.staysInside === true && !isWithin(place.gitRoot ?? place.folder, path)) return 0;
  const counted = isDoubtful(rule, path, disk) ? ({ ...rule, inclusion: 'possible' } as const) : rule;
  const sent = partsOf(counted, path, file, { place, room });
  if (!isKnown && rule.sendsImportsOnly !== true) for (const each of sent) found.add(each);
  if (rule.imports !== undefined && sent.length > 0) followImports(rule, path, file, collecting, sent);
  return isKnown ? 0 : byteLength(file.text);
}

/** Returns the paths of a rule's files, from the start folder and from other folders that a setting names. */
function* allPathsOf(rule: FileRule, disk: Disk, place: AgentPlace): Steps<readonly string[]> {
  const all: string[] = [];
  for (const each of startPlaces(rule, disk, rootedPlace(rule, disk, place)))
    all.push(...(yield* pathsOf(rule, disk, each)));
  return [...new Set(all)];
}

/** Marks files as possible if the rules that share a room exceed it: the product may cut some files or send only their names. */
function withinRooms(files: readonly AgentFile[]): readonly AgentFile[] {
  const full = new Map<string, number>();
  for (const { rule, text, lines } of files) {
    if (rule.room === undefined) continue;
    const { of } = rule.room;
    full.set(of, (full.get(of) ?? 0) + textOfLines(text, lines).length);
  }
  return files.map(file => {
    const { room } = file.rule;
    return room !== undefined && (full.get(room.of) ?? 0) > room.characters ? { ...file, inclusion: 'possible' } : file;
  });
}

function textOfLines(text: string, lines: AgentFile['lines']): string {
  return lines === null
    ? text
    : text
        .split('\n')
        .slice(lines[0] - 1, lines[1])
        .join('\n');
}

function* pathsOf(rule: FileRule, disk: Disk, place: AgentPlace): Steps<readonly string[]> {
  const patterns = patternsOf(rule, disk, place);
  const folders = foldersOf(rule.place, place);
  function* named(folder: string, pattern: string): Steps<readonly string[]> {
    const start = startOf(folder, pattern, place);
    return start === null ? [] : yield* filesAtInSteps(disk, ...start, rule);
  }
  function* inFolder(folder: string, all: readonly string[]): Steps<readonly (readonly string[])[]> {
    const lists: (readonly string[])[] = [];
    for (const pattern of all) lists.push(yield* named(folder, pattern));
    return lists;
  }
  for (const folder of rule.unlessAny === undefined ? [] : folders)
    if ((yield* inFolder(folder, rule.unlessAny ?? [])).flat().length > 0) return [];
  if (rule.isOneForAll === true) {
    for (const pattern of patterns.flat()) {
      const found: string[] = [];
      for (const folder of folders) found.push(...(yield* named(folder, pattern)));
      if (found.length > 0) return found;
    }
    return [];
  }
  const all: string[] = [];
  for (const folder of folders) {
    if (rule.isByName === true) all.push(...eachNameOnce(yield* inFolder(folder, patterns.flat())));
    else
      for (const oneOf of patterns)
        all.push(...((yield* inFolder(folder, oneOf)).map(list => countedOf(rule, list, disk)).find(isNotEmpty) ?? []));
  }
  return all;
}

/** Returns the files that count for `oneOf`: all of them, or only those with text. */
function countedOf({ passesEmpty }: FileRule, paths: readonly string[], disk: Disk): readonly string[] {
  return passesEmpty === true ? paths.filter(path => (disk.read(path)?.text ?? '').trim() !== '') : paths;
}

function isNotEmpty(paths: readonly string[]): boolean {
  return paths.length > 0;
}

/** Keeps only the first of several files with the same name. */
function eachNameOnce(lists: readonly (readonly string[])[]): readonly string[] {
  const seen = new Set<string>();
  return lists.flat().filter(path => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

function isDoubtful({ doubtfulBeside }: FileRule, path: string, disk: Disk): boolean {
  return doubtfulBeside !== undefined && disk.read(resolved(folderOf(path) ?? '', doubtfulBeside)) !== null;
}

function limitOf({ limit }: FileRule, disk: Disk, place: AgentPlace): number {
  if (limit === undefined) return Infinity;
  const set = limit.setting === undefined ? undefined : settingAt(limit.setting, disk, place);
  return typeof set === 'number' ? set : limit.bytes;
}
