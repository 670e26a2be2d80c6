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

function isDoubtful({ doubtfulBeside }: FileRule, path: string, disk: Disk): boolean {
  return doubtfulBeside !== undefined && disk.read(resolved(folderOf(path) ?? '', doubtfulBeside)) !== null;
}

function limitOf({ limit }: FileRule, disk: Disk, place: AgentPlace): number {
  if (limit === undefined) return Infinity;
  const set = limit.setting === undefined ? undefined : settingAt(limit.setting, disk, place);
  return typeof set === 'number' ? set : limit.bytes;
}
