import { agentHooks } from '../../core/assistants/hooks.ts';
import { slashed } from '../../core/guard/places.ts';
import { entryOf } from '../../core/paths/absolutePaths.ts';
import type { GuardFacts, OwnFile } from '../../core/guard/types.ts';
import { collectedRuleFiles, filesOfOthers } from '../../core/ignore/sources/collected.ts';
import { baselineFile } from '../../core/secrets/team/teamFiles.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import type { RuleSettings } from './answering/ruleSettings.ts';
import { movedFolders } from '../settings/movedFolders.ts';

/** Names of the ignore files that hold files back from agents, and of the baseline, which accepts secrets. */
const ruleNames: ReadonlySet<string> = new Set([
  ...collectedRuleFiles.filter(name => !name.includes('/') && name.startsWith('.') && !filesOfOthers.has(name)),
  baselineFile,
]);

/** The programs that hooks start; see `registering/launcher.ts`. */
const launcherNames = ['sightglass', 'sightglass.cmd'];

/** Where editors keep the extension's data: its journal can restore files with hooks. */
const ofExtension = /\/globalStorage\/sightglass\.sightglass(?:\/|$)/i;

/**
 * Returns which files an agent must not write, for a workspace and a person, including the files with rules that settings name, and
 * these settings files. Paths are absolute, with `/`.
 */
export function ownFiles(
  root: string,
  home: string,
  env: Readonly<Record<string, string | undefined>>,
  named: RuleSettings,
  isThere: (path: string) => boolean,
): Pick<GuardFacts, 'ownFile' | 'holdsOwnFile'> {
  const isWindows = process.platform === 'win32';
  const rules = new Set(
    [named.source, named.exclusionRules, ...named.files].flatMap(file =>
      file === null ? [] : slashed(file, isWindows),
    ),
  );
  const folders = { home, workspace: root, moved: movedFolders(env) };
  const hooks = new Set<string>();
  const hookFolders = new Map<string, readonly string[]>();
  for (const { registration, switches } of agentHooks) {
    const { user, workspace, machine } = registration.files;
    const machines = machine?.[process.platform] ?? [];
    const named = [user, ...(workspace === null ? [] : [workspace]), ...switches].flatMap(
      file => resolveFile(file, folders) ?? [],
    );
    for (const file of [...named, ...machines]) {
      const isFolder = registration.kind === 'own-files' && registration.names.length > 0;
      if (isFolder) hookFolders.set(`${slashed(file, isWindows)}/`, registration.names);
      else hooks.add(slashed(file, isWindows));
    }
  }
  const own = `${slashed(home, isWindows)}/.sightglass/`;
  const holdsOwnFile = (folder: string, isDirect: boolean, isNamed = (_: string): boolean => true): boolean => {
    const start = entryOf(folder, '');
    const isLaunched = launcherNames.some(isNamed) || (own.startsWith(start) && isNamed('.sightglass'));
    if ((own === start || (!isDirect && own.startsWith(start))) && isLaunched) return true;
    const within = [...hooks, ...hookFolders.keys()].filter(
      each => each.startsWith(start) && !each.endsWith('/.vscode/settings.json'),
    );
    return within.some(
      each =>
        (!isDirect || !each.slice(start.length, -1).includes('/')) &&
        [...(hookFolders.get(each) ?? []), ...each.slice(start.length).split('/')].some(
          part => part !== '' && isNamed(part),
        ) &&
        isThere(each),
    );
  };
  const ownFile = (path: string): OwnFile | null => {
    if (path.startsWith(own) || `${path}/` === own || ofExtension.test(path)) return 'guard';
    if (hooks.has(path) || [...hookFolders.keys()].some(folder => path.startsWith(folder))) return 'hooks';
    return rules.has(path) || ruleNames.has(path.slice(path.lastIndexOf('/') + 1)) ? 'rules' : null;
  };
  return { ownFile, holdsOwnFile };
}
