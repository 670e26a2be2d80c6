import { folderOf, isAbsolute, resolved } from '../../../../paths/absolutePaths.ts';
import { withoutBraces } from '../../scope.ts';
import type { Disk } from '../disk.ts';
import { type FileRule, type NamesFromSetting, setName, slugOfMain, slugOfRoot } from '../fileRule.ts';
import type { AgentPlace } from '../places.ts';
import { settingsAt, type SetValue, textsIn } from './settingValues.ts';

/** Returns the patterns of a rule with the names from settings filled in; of each list, the first pattern that names a file counts. */
export function patternsOf(rule: FileRule, disk: Disk, place: AgentPlace): readonly (readonly string[])[] {
  const { names, oneOf } = rule;
  const root = place.gitRoot ?? place.folder;
  const withSlug = (each: string): string =>
    each.replace(slugOfRoot, slugOf(root)).replace(slugOfMain, slugOf(place.mainRoot ?? root));
  if (names === undefined) return [oneOf.map(withSlug)];
  const values = settingsAt(names, disk, place).map(each => namesIn(each, names, disk));
  const set = names.isMerged === true ? values.flat() : (values[0] ?? []);
  const used = [...(set.length > 0 ? set : (names.default ?? [])), ...(names.always ?? [])].flatMap(withoutBraces);
  const named = (each: string, name: string): string => withSlug(each.replace(setName, () => name));
  if (names.isPreference === true)
    return [oneOf.flatMap(each => (each.includes(setName) ? used.map(name => named(each, name)) : withSlug(each)))];
  return [...new Set(used)].map(name => oneOf.map(each => named(each, name)));
}

/** Returns the names in a setting; `{file:…}` is replaced by the text of that file. */
function namesIn({ path, value }: SetValue, { skips, fromFile }: NamesFromSetting, disk: Disk): readonly string[] {
  const folder = folderOf(path) ?? '/';
  const written = textsIn(value).map(each => {
    const file = /^\{file:(.+)\}$/.exec(each)?.[1];
    return file === undefined ? each : (disk.read(resolved(folder, file))?.text.trim() ?? '');
  });
  const kept = written.filter(each => each !== '' && skips?.test(each) !== true);
  if (fromFile === undefined) return kept;
  const start = resolved(folder, '../'.repeat(fromFile));
  return kept.map(each => (each.startsWith('~') || isAbsolute(each) ? each : resolved(start, each)));
}

function slugOf(folder: string): string {
  return folder.replace(/[^A-Za-z0-9]/g, '-');
}
