import { homedir } from 'node:os';
import path from 'node:path';
import { env, type ExtensionContext, UIKind, workspace, type WorkspaceFolder } from 'vscode';
import type { Readings } from '../../core/settings/readings.ts';
import type { Tool } from '../../core/settings/types.ts';
import { readConfig } from '../../node/settings/readConfig.ts';
import { collectReadings } from '../../node/settings/readings.ts';
import { inspected } from './inspected.ts';

/**
 * Reads the configuration of tools as it is in this window: the files of this editor, and the values of its own settings.
 * Writes nothing.
 * @param folder null where none is open or trusted: its files are then ignored
 */
export async function editorReadings(
  context: ExtensionContext,
  folder: WorkspaceFolder | null,
  tools: readonly Tool[],
  readFile = readConfig,
): Promise<Readings> {
  const machine = {
    tools,
    home: homedir(),
    workspace: folder?.uri.fsPath ?? null,
    env: process.env,
    platform: process.platform,
    ...workspaceFile(),
    ...userSettingsFile(context),
  };
  return { ...(await collectReadings(machine, readFile)), vscode: inspected(tools, folder) };
}

/**
 * The settings.json of this very editor is two folders above our storage. In a remote window that is the server's, and
 * the person's own file is on another machine: none is returned.
 */
export function userSettingsFile(context: ExtensionContext): { readonly userSettingsFile?: string } {
  if (env.remoteName !== undefined && env.uiKind === UIKind.Desktop) return {};
  return { userSettingsFile: path.join(context.globalStorageUri.fsPath, '..', '..', 'settings.json') };
}

/** The file of a multi-root workspace; null where it was not saved, undefined in a single-folder window. */
function workspaceFile(): { readonly workspaceFile?: string | null } {
  const file = workspace.isTrusted ? workspace.workspaceFile : undefined;
  return file === undefined ? {} : { workspaceFile: file.scheme === 'file' ? file.fsPath : null };
}
