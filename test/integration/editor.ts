import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CodeAction,
  commands,
  type Diagnostic,
  extensions,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { SightglassApi } from '../../src/vscode/api.ts';
import { commands as ids, extensionId } from '../../src/contract.ts';
import { until } from './driver.ts';
import { accepting, answerLists } from './quickPick.ts';

export async function api(): Promise<SightglassApi> {
  const extension = extensions.getExtension<SightglassApi>(extensionId);
  assert.ok(extension, `${extensionId} is installed`);
  return extension.activate();
}

/** Returns a folder of the window, by default the first one. */
export function root(index = 0): Uri {
  const folder = workspace.workspaceFolders?.[index];
  assert.ok(folder, 'the window has a folder');
  return folder.uri;
}

export function at(name: string, index = 0): Uri {
  return Uri.joinPath(root(index), ...name.split('/'));
}

export function onDisk(name: string): string {
  return readFileSync(path.join(root().fsPath, name), 'utf8');
}

/**
 * Opens a file like a user. `workspace.openTextDocument` would keep the document alive for minutes after its tab is closed, and
 * every document that is alive is sent.
 */
export async function show(uri: Uri): Promise<TextEditor> {
  await commands.executeCommand('vscode.open', uri, { preview: false });
  const isShown = (): boolean => window.activeTextEditor?.document.uri.toString() === uri.toString();
  await until(`an editor for ${uri.toString()}`, isShown);
  assert.ok(window.activeTextEditor);
  return window.activeTextEditor;
}

/** Returns our diagnostics of a document. */
export function squiggles(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(each => each.source === 'Sightglass');
}

export async function untilSquiggles(uri: Uri, count: number): Promise<readonly Diagnostic[]> {
  await until(`${count} squiggles in ${uri.path}, now ${squiggles(uri).length}`, () => squiggles(uri).length === count);
  return squiggles(uri);
}

/** Returns the quick fix at a range whose title matches; fails if there is none. */
export async function quickFix(uri: Uri, range: Range | undefined, title: RegExp): Promise<CodeAction> {
  assert.ok(range);
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  const found = actions.find(action => title.test(action.title));
  assert.ok(found, `a quick fix ${String(title)} among ${actions.map(action => action.title).join(' | ')}`);
  return found;
}

/** Waits until an assistant counts as in use. */
export async function untilInUse(id: string): Promise<void> {
  await until(`${id} to be in use`, async () => (await api()).snapshot().assistants.some(each => each.id === id));
}

/** Runs the command that proposes what is missing in `.copilotignore`, up to the diff. */
export function proposeCopilotIgnore(): Promise<void> {
  return proposeIgnoreFiles(ids.generateCopilotIgnore, '.copilotignore');
}

/** Runs a command that proposes what is missing in ignore files, up to the diff, whose name contains `file`. */
export async function proposeIgnoreFiles(command: string, file: string): Promise<void> {
  await answerLists(command, accepting(/\.env/));
  await until('the diff', () => tabLabels().some(label => label.includes(file)));
}

export async function replaceAll(editor: TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new Range(0, 0, document.lineCount, 0);
  assert.ok(await editor.edit(builder => builder.replace(whole, text)));
}

export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) await revert(document);
  await commands.executeCommand('workbench.action.closeAllEditors');
  await until('no tab', () => tabLabels().length === 0);
  await commands.executeCommand('notifications.clearAll');
}

async function revert(document: TextDocument): Promise<void> {
  if (!document.isDirty) return;
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
}

/** Returns the labels of all tabs. */
export function tabLabels(): readonly string[] {
  return window.tabGroups.all.flatMap(group => group.tabs).map(tab => tab.label);
}

/** Runs *Harden Workspace Settings…* up to its diff, with the recommended settings. */
export async function harden(): Promise<void> {
  const isShown = (): boolean => tabLabels().some(label => /Harden/.test(label));
  await answerLists(ids.hardenWorkspaceSettings, accepting(/Recommended/), accepting(/telemetry|chat/));
  await until('the diff', isShown);
}
