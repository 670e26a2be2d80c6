import { type Extension, extensions, version as editorVersion } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import { versionDrift } from '../../core/assistants/versions.ts';
import { visualStudioCode } from '../../core/assistants/vscode/index.ts';
import type { Source } from '../../core/fidelity.ts';
import { versionOnDisk } from '../files/host.ts';

/** The versions by product. Each is read once, on first use: an update of a program is noticed in the next window. */
const known = new Map<string, string | null>();

/**
 * Returns the installed version of the program that a product's facts are about, as far as the editor or a file says. Starts no
 * program.
 */
export function installedVersion(assistant: string): string | null {
  let version = known.get(assistant);
  if (version === undefined) {
    version = read(assistant);
    known.set(assistant, version);
  }
  return version;
}

/** Returns the installed version if a fact was checked in another one; null if they are the same, or one of them is unknown. */
export function otherVersion(assistant: string, { version }: Source): string | null {
  const installed = installedVersion(assistant);
  return versionDrift(installed, version === undefined ? [] : [version]) === null ? null : installed;
}

/** Returns the version in the extension's manifest; null if there is none. */
export function versionOf(extension: Extension<unknown>): string | null {
  const { version } = extension.packageJSON as { readonly version?: unknown };
  return typeof version === 'string' ? version : null;
}

function read(assistant: string): string | null {
  if (assistant === visualStudioCode.id) return editorVersion;
  const detection = assistantById(assistant)?.detection;
  if (detection === undefined) return null;
  // The version of a program does not depend on the version of its extension.
  for (const id of detection.commands.length > 0 ? [] : detection.extensionIds) {
    const extension = extensions.getExtension(id);
    const version = extension === undefined ? null : versionOf(extension);
    if (version !== null) return version;
  }
  // The extension may be installed in another editor on this computer.
  return versionOnDisk(assistant);
}
