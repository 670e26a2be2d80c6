import { configFiles, everyMechanism, gitExclude } from './collected.ts';
import type { Mechanism } from '../../assistants/types.ts';
import { isOutside } from './outside.ts';
import { jsonFormat } from '../../config/jsonFormat.ts';
import { wrongTypeIn } from '../../config/fileShape.ts';
import { message } from '../../message.ts';
import type { FolderPlace } from './anchors.ts';
import { permissionProblems } from './permissionProblems.ts';
import { permissionEntries } from './permissionRules.ts';
import { type Folders, resolveFile } from '../../settings/readings.ts';
import type { RuleFile } from '../types.ts';

/**
 * Returns what the file at a path says, one entry per mechanism that reads it; empty if it is not a rule file. The path is relative to
 * the workspace folder, or absolute for files outside of it. Never throws.
 * @param place where the workspace folder is; without it, rules about absolute paths have no effect
 */
export function ruleFileAt(path: string, text: string, place: FolderPlace | null = null): readonly RuleFile[] {
  if (endsWith(path, gitExclude)) {
    return [{ path, mechanism: '.gitignore', base: folderOf(path, gitExclude), text }];
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = new Map<string, RuleFile>();
  for (const mechanism of everyMechanism) {
    if (mechanism.kind === 'ignore-file' && mechanism.id === name) {
      found.set(mechanism.id, { path, mechanism: mechanism.id, base: folderOf(path, name), text });
    }
    const config = configFiles(mechanism).find(file => endsWith(path, file));
    if (config !== undefined) {
      const base = folderOf(path, config);
      found.set(mechanism.id, { path, mechanism: mechanism.id, base, text, ...rulesIn(mechanism, path, text, place) });
    }
  }
  return [...found.values()];
}

/** A place in the home folder where a mechanism looks for rules. */
export interface PersonalPlace {
  /** For example `~/.claude/settings.json`. */
  readonly file: string;
  readonly mechanism: Mechanism;
}

/** Every place in the home folder that products read rules from, except for git's own global file. */
export const personalPlaces: readonly PersonalPlace[] = everyMechanism.flatMap(mechanism =>
  (mechanism.files ?? []).filter(file => file.startsWith('~/')).map(file => ({ file, mechanism })),
);

/** Returns where such a file is; null if no home folder is known. */
export function personalFile(
  { file, mechanism }: PersonalPlace,
  folders: Folders,
): Pick<RuleFile, 'path' | 'place'> | null {
  const moved = resolveFile(file, folders);
  const usual = resolveFile(file, { ...folders, moved: {} });
  const path = mechanism.staysInHome ? usual : moved;
  if (path === null) return null;
  return moved === usual ? { path } : { path, place: mechanism.staysInHome ? 'usual' : 'moved' };
}

/** Returns what such a file says; the path is absolute. Its patterns start at the root of each workspace folder. Never throws. */
export function personalRuleFile(
  { mechanism }: PersonalPlace,
  found: Pick<RuleFile, 'path' | 'place'>,
  text: string,
  place: FolderPlace | null = null,
): RuleFile {
  const file = { ...found, mechanism: mechanism.id, base: '', text };
  return mechanism.kind === 'ignore-file' ? file : { ...file, ...rulesIn(mechanism, found.path, text, place) };
}

function rulesIn(
  mechanism: Mechanism,
  path: string,
  text: string,
  place: FolderPlace | null,
): Pick<RuleFile, 'entries' | 'problems'> {
  const wrong = mechanism.shape === undefined ? null : wrongTypeIn(text, jsonFormat(true, '  '), mechanism.shape);
  const entries = wrong === null ? permissionEntries(mechanism, text, isOutside(path), place) : [];
  if (mechanism.syntax !== 'claude-permission') return { entries };
  const problems = permissionProblems(path, text, place);
  if (wrong === null || problems.some(({ line }) => line === wrong.line)) return { entries, problems };
  const why = message('ignore.permission.dropped', { path, line: wrong.line, key: wrong.key });
  return { entries, problems: [{ line: wrong.line, why, isDead: true }, ...problems] };
}

function endsWith(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

/** Returns the base of a rule file. Files outside the workspace folder count from its root. */
function folderOf(path: string, name: string): string {
  return isOutside(path) ? '' : path.slice(0, -name.length).replace(/\/$/, '');
}
