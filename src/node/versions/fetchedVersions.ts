import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compareVersions, type Installation } from '../../core/assistants/versions.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { movedFolders } from '../settings/movedFolders.ts';
import type { Person } from './extensionVersions.ts';

/** A file in the folder of a version that is written once the version is complete (microsoft/vscode@013a6b0d agentSdkDownloader.ts). */
const whole = '.complete';

/** Returns what editors have downloaded into folders of the home folder, the newest version first. Starts nothing. Never throws. */
export function fetchedVersions(names: readonly string[], { home, env }: Person): readonly Installation[] {
  const places = { home, workspace: null, moved: movedFolders(env) };
  return names
    .map(name => resolveFile(name, places))
    .flatMap(folder => (folder === null ? [] : versionsIn(folder)))
    .sort((a, b) => compareVersions(b.version, a.version));
}

function versionsIn(folder: string): readonly Installation[] {
  try {
    return readdirSync(folder)
      .map(version => ({ version, place: path.join(folder, version) }))
      .filter(({ place }) => existsSync(path.join(place, whole)))
      .map(each => ({ kind: 'program', name: path.basename(folder), ...each }));
  } catch {
    return [];
  }
}
