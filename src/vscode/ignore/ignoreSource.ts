import path from 'node:path';
import type { WorkspaceFolder } from 'vscode';
import { settings } from '../../contract.ts';
import type { IgnoreSource } from '../../core/ignore/writing/source.ts';
import { type Message, message } from '../../core/message.ts';
import { readRuleText } from '../../node/files/ruleText.ts';
import type { Configuration } from '../platform/configuration.ts';

export type SourceReading =
  | { readonly source: IgnoreSource | null; readonly problem: null }
  | { readonly source: null; readonly problem: Message };

/** The file that the setting names; null where it names none. A file that is missing or lies elsewhere is a problem. */
export function readIgnoreSource(configuration: Configuration, folder: WorkspaceFolder): SourceReading {
  const name = configuration.get(settings.ignoreSource, folder).trim();
  if (name === '' || folder.uri.scheme !== 'file') return { source: null, problem: null };
  const root = folder.uri.fsPath;
  const absolute = path.resolve(root, name);
  const file = path.relative(root, absolute).split(path.sep).join('/');
  const missing = message('ignore.source.missing', { file: name });
  if (file === '' || file.startsWith('../') || path.isAbsolute(file)) return { source: null, problem: missing };
  const { text, problem } = readRuleText(absolute, file);
  if (problem !== null) return { source: null, problem };
  return text === null ? { source: null, problem: missing } : { source: { file, text }, problem: null };
}
