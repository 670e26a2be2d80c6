import {
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  type DocumentSelector,
  EndOfLine,
  Hover,
  l10n,
  languages,
  Location,
  MarkdownString,
  Position,
  Range,
  type TextDocument,
  TextEdit,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { languages as languageIds } from '../../contract.ts';
import { everyMechanism } from '../../core/ignore/sources/collected.ts';
import { formatIgnore } from '../../core/ignore/writing/format.ts';
import { escapePath } from '../../core/ignore/writing/generate.ts';
import { matchedBy } from '../../core/ignore/gitignore/matched.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { FileLists } from '../state/fileLists.ts';
import { IgnoreDiagnostics } from './ignoreDiagnostics.ts';
import type { IgnoreLanguageServices } from './ignoreServices.ts';
import { escapeMarkdown } from '../platform/markdown.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';

const selector: DocumentSelector = [{ language: languageIds.ignore }, { pattern: '**/.gitignore' }];

/** Limits for the files in a hover, the places that *Go to Definition* offers, and completions. */
const shownFiles = 5;
const maximumPlaces = 100;
const maximumCompletions = 500;

export interface IgnoreLanguage extends Disposable {
  /**
   * Checks every ignore file of the workspace, open or not.
   * @returns how many files have problems that deserve a warning, and how many problems there are
   */
  checkAll(): Promise<{ readonly files: number; readonly problems: number }>;
}

/** Registers the language features for ignore files: diagnostics, what a line matches, path completion, a formatter. */
export function registerIgnoreLanguage(services: IgnoreLanguageServices): IgnoreLanguage {
  const disposables = new DisposableStore();
  const lists = new FileLists();
  const diagnostics = disposables.add(new IgnoreDiagnostics(services, lists));
  disposables.add(
    languages.registerHoverProvider(selector, { provideHover: (document, at) => hover(lists, document, at) }),
  );
  disposables.add(
    languages.registerDefinitionProvider(selector, {
      provideDefinition: async (document, at) => {
        const { folder, files } = await matchedAt(lists, document, at);
        const start = new Position(0, 0);
        return files.slice(0, maximumPlaces).map(name => new Location(uriOf(folder, name), start));
      },
    }),
  );
  disposables.add(
    languages.registerCompletionItemProvider(
      selector,
      { provideCompletionItems: (document, at) => completions(lists, document, at) },
      '/',
    ),
  );
  disposables.add(
    languages.registerDocumentFormattingEditProvider(
      { language: languageIds.ignore },
      { provideDocumentFormattingEdits },
    ),
  );
  return { dispose: () => disposables.dispose(), checkAll: () => diagnostics.checkAll() };
}

interface Matched {
  readonly folder: WorkspaceFolder | undefined;
  readonly files: readonly string[];
}

async function matchedAt(lists: FileLists, document: TextDocument, at: Position): Promise<Matched> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (folder === undefined) return { folder, files: [] };
  const place = { base: baseOf(document), matchCase: countsCase(document) };
  return { folder, files: matchedBy(document.lineAt(at).text, place, await lists.pathsOf(folder)) };
}

async function hover(lists: FileLists, document: TextDocument, at: Position): Promise<Hover | undefined> {
  const line = document.lineAt(at);
  if (line.isEmptyOrWhitespace || line.text.startsWith('#')) return undefined;
  const { folder, files } = await matchedAt(lists, document, at);
  if (folder === undefined) return undefined;
  const text = new MarkdownString(escapeMarkdown(countText(files.length)));
  for (const name of files.slice(0, shownFiles)) {
    text.appendMarkdown(`\n- [${escapeMarkdown(name)}](${uriOf(folder, name).toString()})`);
  }
  if (files.length > shownFiles) text.appendMarkdown('\n- …');
  return new Hover(text, line.range);
}

function countText(count: number): string {
  if (count === 0) return l10n.t('Matches no file that is there now.');
  return count === 1 ? l10n.t('Matches 1 file.') : l10n.t('Matches {0} files.', count);
}

async function completions(lists: FileLists, document: TextDocument, at: Position): Promise<CompletionItem[]> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const typed = document.lineAt(at).text.slice(0, at.character);
  if (folder === undefined || typed.startsWith('#')) return [];
  const body = typed.replace(/^!/, '');
  const above = body.slice(0, body.lastIndexOf('/') + 1);
  const base = baseOf(document);
  const prefix = (base === '' ? '' : `${base}/`) + above.replace(/^\//, '');
  const names = new Map<string, boolean>();
  for (const path of await lists.pathsOf(folder)) {
    if (!path.startsWith(prefix)) continue;
    const rest = path.slice(prefix.length);
    const end = rest.indexOf('/');
    names.set(end < 0 ? rest : rest.slice(0, end + 1), end >= 0);
    if (names.size === maximumCompletions) break;
  }
  const range = new Range(at.line, at.character - (body.length - above.length), at.line, at.character);
  return [...names].map(([name, isFolder]) => {
    const item = new CompletionItem(name, isFolder ? CompletionItemKind.Folder : CompletionItemKind.File);
    item.insertText = escapePath(name);
    item.filterText = name;
    item.range = range;
    return item;
  });
}

function provideDocumentFormattingEdits(document: TextDocument): TextEdit[] {
  const text = document.getText();
  const formatted = formatIgnore(text);
  if (formatted === text) return [];
  const edit = TextEdit.replace(new Range(0, 0, document.lineCount, 0), formatted);
  return document.eol === EndOfLine.CRLF || !formatted.includes('\r') ? [edit] : [];
}

/** Returns the folder of the document, relative to its workspace folder. */
function baseOf(document: TextDocument): string {
  const { path } = placeOf(document.uri.toString());
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function countsCase({ uri }: TextDocument): boolean {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const readers = everyMechanism.filter(mechanism => mechanism.id === name);
  return name === '.gitignore' || readers.length === 0 || readers.some(mechanism => mechanism.matchCase);
}

function uriOf(folder: WorkspaceFolder | undefined, name: string): Uri {
  return folder === undefined ? Uri.file(name) : Uri.joinPath(folder.uri, name);
}
