import { homedir } from 'node:os';
import path from 'node:path';
import { env, type ExtensionContext, UIKind, workspace, type WorkspaceFolder } from 'vscode';
import type { Readings } from '../../core/settings/readings.ts';
import type { Tool } from '../../core/settings/types.ts';
import { readConfig } from '../../node/settings/readConfig.ts';
import { collectReadings } from '../../node/settings/readings.ts';
import { inspected } from './inspected.ts';

/**
 * Reads the configuration of tools for this window: the files of this editor, and the values of its own settings. Writes nothing.
 * @param folder null if no folder is open or trusted: its files are then ignored
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
 * Returns this editor's settings.json, which is two folders above our storage. Returns none in a remote window: there the path
 * leads to the server's file, and the user's own file is on another machine.
 */
export function userSettingsFile(context: ExtensionContext): { readonly userSettingsFile?: string } {
  if (env.remoteName !== undefined && env.uiKind === UIKind.Desktop) return {};
  return { userSettingsFile: path.join(context.globalStorageUri.fsPath, '..', '..', 'settings.json') };
}

/** Returns the file of a multi-root workspace; null if it was not saved, undefined in a single-folder window. */
function workspaceFile(): { readonly workspaceFile?: string | null } {
  const file = workspace.isTrusted ? workspace.workspaceFile : undefined;
  return file === undefined ? {} : { workspaceFile: file.scheme === 'file' ? file.fsPath : null };
}
