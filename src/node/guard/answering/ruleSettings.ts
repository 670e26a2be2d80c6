import path from 'node:path';
import { jsonFormat } from '../../../core/config/jsonFormat.ts';
import { ruleSettingIds } from '../../../core/settings/contract.ts';
import { type Folders, resolveFile } from '../../../core/settings/readings.ts';
import type { SettingValue } from '../../../core/settings/types.ts';
import { isBelow } from '../../files/inside.ts';
import { readTextSync } from '../../files/readText.ts';
import { editorPlaces } from '../../settings/editors.ts';
import { movedFolders } from '../../settings/movedFolders.ts';

/** Files with rules that a person named in the editor's settings. */
export interface RuleSettings {
  /** The file from which the ignore files are generated, absolute; null without one. */
  readonly source: string | null;
  /** A file with content exclusion rules, absolute; null without one. */
  readonly exclusionRules: string | null;
  /** The settings files that mention a setting of Sightglass, and so could name rules. */
  readonly files: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The largest settings file that is read, in bytes. */
const maximumBytes = 4_000_000;

/**
 * Reads the same rule settings as the editor: from the workspace's settings, else from those of the first editor that has them. The
 * guard cannot see whether the workspace is trusted, so a file that the workspace's settings name counts only if it is in the folder:
 * a repository must not make lines of other files appear as rules. Never throws.
 */
export function ruleSettings(root: string, home: string, env: Environment): RuleSettings {
  const folders = { home, workspace: root, moved: movedFolders(env) };
  const inWorkspace = resolveFile('./.vscode/settings.json', folders);
  const found = new Map<string, string>();
  const files = new Set<string>();
  for (const file of placesOf(folders, env, inWorkspace)) {
    const read = readTextSync(file, maximumBytes, file === inWorkspace ? root : null);
    // This rules out nearly every file without parsing it.
    if (read.kind !== 'text' || !read.text.includes('sightglass.')) continue;
    const named = namedIn(read.text);
    if (named.length > 0) files.add(file);
    for (const [key, value] of named) {
      if (found.has(key) || typeof value !== 'string') continue;
      const absolute = path.resolve(root, value.trim());
      const isBelieved = isBelow(root, absolute) || (file !== inWorkspace && key === ruleSettingIds.exclusionRules);
      found.set(key, value.trim() !== '' && isBelieved ? absolute : '');
    }
  }
  return {
    source: found.get(ruleSettingIds.ignoreSource) || null,
    exclusionRules: found.get(ruleSettingIds.exclusionRules) || null,
    files: [...files],
  };
}

/**
 * Returns the settings that name rules, with their values; undefined if the file does not set one. Empty if the text is not JSON
 * that the editor can read.
 */
function namedIn(text: string): readonly (readonly [key: string, value: SettingValue | undefined])[] {
  return Object.values(ruleSettingIds).flatMap(key => {
    const found = jsonFormat(false, '  ').lookup(text, [key]);
    return found.kind === 'value' ? [[key, found.value] as const] : [];
  });
}

/** Returns the settings files that may name rules; the workspace's comes first, if there is one. */
function placesOf(folders: Folders, env: Environment, inWorkspace: string | null): readonly string[] {
  const personal = editorPlaces(folders, env, process.platform).map(({ userFile }) => userFile);
  return inWorkspace === null ? personal : [inWorkspace, ...personal];
}
