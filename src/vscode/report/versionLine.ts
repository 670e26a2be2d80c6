import { homedir } from 'node:os';
import { extensions, version } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import type { Installation } from '../../core/assistants/versions.ts';
import { visualStudioCode } from '../../core/assistants/vscode/index.ts';
import type { Source } from '../../core/fidelity.ts';
import { versionMessage } from '../../core/report/versions.ts';
import { productVersions } from '../../node/versions/productVersions.ts';
import { say } from '../platform/text.ts';

/** What is installed of a product, beside the versions that what is shown of it was looked at in. Starts nothing. */
export function versionLine(id: string, sources: readonly Source[]): string {
  const where = { home: homedir(), searchPath: process.env['PATH'] ?? '' };
  const { installed, ...rest } = productVersions(id, where, sources);
  const said = versionMessage({ ...rest, installed: [...here(id), ...installed] });
  return said === null ? '' : say(said);
}

/** What this editor itself tells: its own version, and its extensions, wherever it keeps them. */
function here(id: string): readonly Installation[] {
  if (id === visualStudioCode.id) return [{ kind: 'program', name: id, version, place: '' }];
  return (assistantById(id)?.detection.extensionIds ?? []).flatMap((name): readonly Installation[] => {
    const found = extensions.getExtension(name);
    const { version: own } = (found?.packageJSON ?? {}) as { readonly version?: unknown };
    return found === undefined || typeof own !== 'string'
      ? []
      : [{ kind: 'extension', name, version: own, place: found.extensionPath }];
  });
}
