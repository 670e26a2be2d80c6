import { readYaml } from '../../../../config/yamlText.ts';
import { compileGlob } from '../../../../ignore/gitignore/wildmatch.ts';
import { utf8Bytes } from '../../../../ignore/gitignore/bytes.ts';
import { folderOf, isWithin, resolved } from '../../../../paths/absolutePaths.ts';
import type { Disk } from '../disk.ts';
import type { FileRule, SettingIs } from '../fileRule.ts';
import type { AgentPlace } from '../places.ts';
import { declaredName, fileName } from './fileName.ts';
import { offTestsOf } from './offForms.ts';
import { settingAt, settingsAt, textsIn } from './settingValues.ts';

/** Whether settings keep a product from sending anything of a rule. */
export function isSwitchedOff({ unlessSet = [], onlyIfSet }: FileRule, disk: Disk, place: AgentPlace): boolean {
  if (unlessSet.some(each => isSetTo(each, disk, place))) return true;
  return onlyIfSet !== undefined && !isSetTo(onlyIfSet, disk, place);
}

/** Whether the setting has one of the given values in the strongest file that contains it. */
export function isSetTo(setting: SettingIs, disk: Disk, place: AgentPlace): boolean {
  const value = settingAt(setting, disk, place);
  return setting.is === 'any' ? value !== undefined : setting.is.some(each => each === value);
}

/** Whether settings keep a product from sending a file. */
export type IsOff = (path: string, text: string) => boolean;

/** Returns a test for the files of a rule that are switched off, not chosen, or excluded by a glob. Never throws. */
export function offOf(rule: FileRule, disk: Disk, place: AgentPlace): IsOff {
  const { offBy = [], chosenBy, named, offBeside, neededBeside } = rule;
  const tests = offBy.flatMap(by => offTestsOf(by, settingsAt(by, disk, place), place.folder));
  const chosen = chosenBy === undefined ? null : (textsIn(settingsAt(chosenBy, disk, place)[0]?.value)[0] ?? '');
  const isExcluded = excludedOf(rule, disk, place);
  return (path, text) => {
    if (isExcluded(path) || named?.test(fileName(path, rule)) === false) return true;
    if (neededBeside !== undefined && disk.read(resolved(folderOf(path) ?? '', neededBeside)) === null) return true;
    if (isPastMain(rule, path, disk, place)) return true;
    if (offBeside !== undefined && isOffBeside(offBeside, path, disk)) return true;
    if (tests.length === 0 && chosen === null) return false;
    const names = [declaredName(path, text, rule), fileName(path, rule)];
    if (chosen !== null && names[0] !== chosen) return true;
    return tests.some(test => test(names, path));
  };
}

function isOffBeside({ file, key, isSet }: NonNullable<FileRule['offBeside']>, path: string, disk: Disk): boolean {
  const beside = disk.read(resolved(folderOf(path) ?? '', file));
  const value: unknown = beside === null ? undefined : readYaml(beside.text).document?.getIn(key);
  return isSet === true ? value !== undefined : value === false;
}

/** Whether a file is in the main repository around the worktree and is skipped for that reason. */
function isPastMain({ passesMain }: FileRule, path: string, disk: Disk, { gitRoot, mainRoot }: AgentPlace): boolean {
  if (passesMain === undefined || gitRoot === null || mainRoot === undefined || !isWithin(mainRoot, gitRoot))
    return false;
  if (passesMain === 'all') return isWithin(mainRoot, path) && !isWithin(gitRoot, path);
  return folderOf(path) === mainRoot && disk.read(gitRoot + path.slice(mainRoot.length)) !== null;
}

/** Returns a test for the paths that a setting excludes. */
export function excludedOf({ excludedBy }: FileRule, disk: Disk, place: AgentPlace): (path: string) => boolean {
  if (excludedBy === undefined) return () => false;
  const globs = settingsAt(excludedBy, disk, place)
    .flatMap(({ value }) => textsIn(value))
    .map(each => compileGlob(utf8Bytes(each), 'path', false));
  return path => globs.some(glob => glob?.(utf8Bytes(path)) === true);
}
