import { type Extension, extensions, version as editorVersion } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import { versionDrift } from '../../core/assistants/versions.ts';
import { visualStudioCode } from '../../core/assistants/vscode/index.ts';
import type { Source } from '../../core/fidelity.ts';
import { versionOnDisk } from '../files/host.ts';

/** By product; read once, when first asked: an update of a program is seen in the next window. */
const known = new Map<string, string | null>();

/** The installed version of a product that its facts are about, as far as the editor or a file says. Starts nothing. */
export function installedVersion(assistant: string): string | null {
  let version = known.get(assistant);
  if (version === undefined) {
    version = read(assistant);
    known.set(assistant, version);
  }
  return version;
}

/** The installed version where a fact was looked at in another one; null where it is the same, or one of them is not known. */
export function otherVersion(assistant: string, { version }: Source): string | null {
  const installed = installedVersion(assistant);
  return versionDrift(installed, version === undefined ? [] : [version]) === null ? null : installed;
}

/** As its manifest says; null where that names none. */
export function versionOf(extension: Extension<unknown>): string | null {
  const { version } = extension.packageJSON as { readonly version?: unknown };
  return typeof version === 'string' ? version : null;
}

function read(assistant: string): string | null {
  if (assistant === visualStudioCode.id) return editorVersion;
  const detection = assistantById(assistant)?.detection;
  if (detection === undefined) return null;
  // A program has a version of its own, whatever the extension for it has.
  for (const id of detection.commands.length > 0 ? [] : detection.extensionIds) {
    const extension = extensions.getExtension(id);
    const version = extension === undefined ? null : versionOf(extension);
    if (version !== null) return version;
  }
  // Another editor of this person may have it.
  return versionOnDisk(assistant);
}
