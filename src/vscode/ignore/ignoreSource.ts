import { Uri, workspace, type WorkspaceFolder } from 'vscode';
import { settings } from '../../contract.ts';
import type { IgnoreSource } from '../../core/ignore/writing/source.ts';
import { type Message, message } from '../../core/message.ts';
import type { Configuration } from '../platform/configuration.ts';
import { targetText } from '../files/targetText.ts';

export type SourceReading =
  | { readonly source: IgnoreSource | null; readonly problem: null }
  | { readonly source: null; readonly problem: Message };

/** Reads the file that the setting names; null if it names none. A file that is missing or outside the folder is a problem. */
export async function readIgnoreSource(configuration: Configuration, folder: WorkspaceFolder): Promise<SourceReading> {
  const name = configuration.get(settings.ignoreSource, folder).trim();
  if (name === '') return { source: null, problem: null };
  const isAbsolute = /^(?:[/\\]|[a-z]:[/\\])/i.test(name);
  const uri = isAbsolute ? folder.uri.with({ path: Uri.file(name).path }) : Uri.joinPath(folder.uri, name);
  const missing = message('ignore.source.missing', { file: name });
  if (workspace.getWorkspaceFolder(uri)?.index !== folder.index) return { source: null, problem: missing };
  const file = workspace.asRelativePath(uri, false);
  const { text, problem } = await targetText(uri, file);
  if (problem !== null) return { source: null, problem };
  return text === null ? { source: null, problem: missing } : { source: { file, text }, problem: null };
}
