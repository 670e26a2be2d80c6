import { folderOf, isWithin, resolved } from '../../../absolutePaths.ts';
import { byteLength } from '../../../byteLength.ts';
import type { AgentFile } from './agentFile.ts';
import { Collected } from './collected.ts';
import type { Disk } from './disk.ts';
import type { FileRule } from './fileRule.ts';
import { followImports } from './followImports.ts';
import { partsOf } from './parts.ts';
import { filesAt } from './patterns.ts';
import { type AgentPlace, foldersOf, startOf } from './places.ts';
import { patternsOf, settingAt } from './settingNames.ts';

/** Everything that the rules of an agent send, each file once, in their order. */
export function agentFiles(rules: readonly FileRule[], disk: Disk, place: AgentPlace): readonly AgentFile[] {
  const steps = agentFilesInSteps(rules, disk, place);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same rule by rule, so that a caller can rest between them. */
export function* agentFilesInSteps(
  rules: readonly FileRule[],
  disk: Disk,
  place: AgentPlace,
): Generator<undefined, readonly AgentFile[]> {
  const found = new Collected();
  for (const rule of rules) {
    const paths = pathsOf(rule, disk, place);
    let room = limitOf(rule, disk, place);
    for (const path of paths) {
      const file = disk.read(path);
      if (file === null || found.has(path, rule)) continue;
      if (rule.staysInside === true && !isWithin(place.gitRoot ?? place.folder, path)) continue;
      const sent = partsOf(isDoubtful(rule, path, disk) ? { ...rule, inclusion: 'possible' } : rule, path, file, {
        place,
        room,
      });
      room -= byteLength(file.text);
      for (const each of sent) found.add(each);
      if (rule.part === 'text' && sent.length > 0) followImports(rule, path, file, { disk, place, found }, sent);
    }
    yield;
  }
  return withinRooms(found.files);
}

/** Parts of a room that is too full may be cut, or told by name alone. */
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
  if (rule.isByName === true)
    return folders.flatMap(folder => eachNameOnce(patterns.flat().map(p => named(folder, p))));
  if (rule.isOneForAll === true)
    return firstOf(patterns.flat().map(pattern => folders.flatMap(folder => named(folder, pattern))));
  return folders.flatMap(folder => patterns.flatMap(oneOf => firstOf(oneOf.map(pattern => named(folder, pattern)))));
}

/** Of files with one name in several lists, the first. */
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
