import { extensions } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import { versionDrift } from '../../core/assistants/versions.ts';
import type { Source } from '../../core/fidelity.ts';
import { programVersion } from '../../node/versions/programVersions.ts';

/** By product; read once, when first asked: an update of a program is seen in the next window. */
const known = new Map<string, string | null>();

/** The installed version of a product that its facts speak of, as far as the editor or a file tells. Starts nothing. */
export function installedVersion(assistant: string): string | null {
  const version = known.get(assistant);
  if (version !== undefined) return version;
  const { commands = [], extensionIds = [] } = assistantById(assistant)?.detection ?? {};
  const found = commands.length > 0 ? programVersion(assistant, process.env) : extensionVersion(extensionIds);
  known.set(assistant, found);
  return found;
}

/** The installed version where a fact was looked at in another one; null where it is the same, or one of them is not known. */
export function otherVersion(assistant: string, { version }: Source): string | null {
  const installed = installedVersion(assistant);
  return versionDrift(installed, version === undefined ? [] : [version]) === null ? null : installed;
}

function extensionVersion(ids: readonly string[]): string | null {
  for (const id of ids) {
    const { version } = (extensions.getExtension(id)?.packageJSON ?? {}) as { readonly version?: unknown };
    if (typeof version === 'string') return version;
  }
  return null;
}
