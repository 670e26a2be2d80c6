import { catalogue } from '../../assistants/catalogue.ts';
import type { SettingValue } from '../../settings/types.ts';
import { decisionOf } from '../model/extensions.ts';
import { isDemanded } from '../model/rules.ts';
import type { Policy } from '../model/types.ts';

/**
 * The map `extensions.allowed` of VS Code and editors made from it: `*`, publishers and extensions, the more specific first
 * (vscode-docs enterprise/extensions.md@0ccdbf5c, 2026-05-28). Ids are written in small letters, as it compares them.
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

/** As {@link allowedExtensions}, where the map also says which versions are allowed. */
export function allowedVersions(policy: Policy): SettingValue | undefined {
  return isDemanded('extensions.version', policy) ? allowedExtensions(policy) : undefined;
}
