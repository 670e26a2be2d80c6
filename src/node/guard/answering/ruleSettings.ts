import path from 'node:path';
import { jsonFormat } from '../../../core/config/jsonFormat.ts';
import { ruleSettingIds } from '../../../core/settings/contract.ts';
import { resolveFile } from '../../../core/settings/readings.ts';
import { isBelow } from '../../files/inside.ts';
import { readTextSync } from '../../files/readText.ts';
import { editorPlaces } from '../../settings/editors.ts';
import { movedFolders } from '../../settings/movedFolders.ts';

/** Rules that a person named in the settings of the editor. */
export interface RuleSettings {
  /** The file from which the ignore files are written, absolute; null without one. */
  readonly source: string | null;
  /** A file with the rules of content exclusion, absolute; null without one. */
  readonly exclusionRules: string | null;
  /** The settings files that name them. */
  readonly files: readonly string[];
}

/** Bytes of a settings file; a larger one is none. */
const maximumBytes = 4_000_000;

/**
 * What the editor goes by as well, read from the workspace's settings and else from those of the first editor that has them. A
 * guard cannot see whether the workspace is trusted: what its own settings name counts only where it lies in its folder, so that a
 * repository cannot have lines of other files shown as rules. Never throws.
 */
export function ruleSettings(
  root: string,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): RuleSettings {
  const folders = { home, workspace: root, moved: movedFolders(env) };
  const inWorkspace = resolveFile('./.vscode/settings.json', folders);
  const places = [
    ...(inWorkspace === null ? [] : [inWorkspace]),
    ...editorPlaces(folders, env, process.platform).map(({ userFile }) => userFile),
  ];
  const found = new Map<string, string>();
  const files: string[] = [];
  for (const file of places) {
    const read = readTextSync(file, maximumBytes, file === inWorkspace ? root : null);
    // Nearly every file is told by this, and need not be parsed.
    if (read.kind !== 'text' || !read.text.includes('sightglass.')) continue;
    for (const key of Object.values(ruleSettingIds)) {
      const value = jsonFormat(false, '  ').lookup(read.text, [key]);
      if (value.kind !== 'value') continue;
      if (!files.includes(file)) files.push(file);
      if (found.has(key) || typeof value.value !== 'string') continue;
      const named = value.value.trim();
      const absolute = path.resolve(root, named);
      const isBelieved = isBelow(root, absolute) || (file !== inWorkspace && key === ruleSettingIds.exclusionRules);
      found.set(key, named !== '' && isBelieved ? absolute : '');
    }
  }
  return {
    source: found.get(ruleSettingIds.ignoreSource) || null,
    exclusionRules: found.get(ruleSettingIds.exclusionRules) || null,
    files,
  };
}
