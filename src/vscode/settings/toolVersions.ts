import { extensions } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import type { Versions } from '../../core/settings/hardening/drift.ts';
import type { Tool } from '../../core/settings/types.ts';
import { versionOf } from '../platform/installedVersion.ts';

/** Returns the versions of these tools' extensions, by id in lower case. */
export function toolVersions(tools: readonly Tool[]): Versions {
  const ids = new Set(
    tools.flatMap(tool => assistantById(tool.id)?.detection.extensionIds ?? []).map(id => id.toLowerCase()),
  );
  const found = extensions.all.filter(each => ids.has(each.id.toLowerCase()));
  return Object.fromEntries(found.map(each => [each.id.toLowerCase(), versionOf(each) ?? '']));
}
