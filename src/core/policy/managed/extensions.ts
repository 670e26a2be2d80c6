import { catalogue } from '../../assistants/catalogue.ts';
import type { SettingValue } from '../../settings/types.ts';
import { decisionOf } from '../model/extensions.ts';
import { isDemanded } from '../model/rules.ts';
import type { Policy } from '../model/types.ts';

/**
 * Returns the map `extensions.allowed` of VS Code and editors based on it: `*`, publishers and extensions, where the more
 * specific one wins (vscode-docs enterprise/extensions.md@0ccdbf5c, 2026-05-28). Ids are in lower case, as VS Code compares
 * them.
 */
export function allowedExtensions({ extensions }: Policy): SettingValue | undefined {
  if (extensions === undefined) return undefined;
  const map = new Map<string, SettingValue>([['*', extensions.others !== 'deny']]);
  for (const { id, versions } of extensions.allowed)
    map.set(id.toLowerCase(), versions === undefined ? true : versions === 'stable' ? versions : [...versions]);
  for (const id of extensions.denied) map.set(id.toLowerCase(), false);
  if (extensions.others === 'deny-ai') {
    const ai = catalogue.flatMap(({ detection }) => detection.extensionIds);
    for (const id of ai) if (decisionOf(extensions, id) === null) map.set(id.toLowerCase(), false);
  }
  return Object.fromEntries(map);
}

/** Like {@link allowedExtensions}, if the policy also restricts versions. */
export function allowedVersions(policy: Policy): SettingValue | undefined {
  return isDemanded('extensions.version', policy) ? allowedExtensions(policy) : undefined;
}
