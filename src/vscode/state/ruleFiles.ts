import {
  type CancellationToken,
  CancellationTokenSource,
  type Event,
  EventEmitter,
  RelativePattern,
  type Uri,
  window,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { compareText } from '../../core/compareText.ts';
import type { RuleFile } from '../../core/ignore/types.ts';
import { isSameRules } from '../../core/ignore/sameRules.ts';
import { ruleFileProblems } from '../../core/ignore/gitignore/problems.ts';
import { type Message, message } from '../../core/message.ts';
import type { PersonalRules } from '../../node/settings/personalRules.ts';
import { isCollected, ruleFileGlob } from './collectedFiles.ts';
import { Debouncer, delays } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { findInFolder } from '../files/folderFiles.ts';
import { homeFolder } from '../files/host.ts';
import { readFile } from '../platform/workspace/readFile.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';

/** How many rule files are read per folder; more than any real repository has. */
const maximumFiles = 2_000;
/** The largest rule file in bytes; a larger file is not a rule file. */
const maximumBytes = 1_000_000;

/** Reads the user's global rules and, for a folder on disk, those that git keeps for it. */
export type PersonalRulesFor = (folder: { readonly root: string } | null) => Promise<PersonalRules>;

interface FolderRules {
  readonly files: readonly RuleFile[];
  readonly problems: readonly Message[];
}

const none: FolderRules = { files: [], problems: [] };

/** The rule files of every workspace folder, kept up to date by watchers for these files only. */
export class RuleFiles {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #folders = new Map<string, FolderRules>();
  #personalProblems: readonly Message[] = [];
  readonly #debounce = this.#store.add(new Debouncer(delays.fileChange, () => void this.reload()));
  #watchers = new DisposableStore();
  #run: CancellationTokenSource | undefined;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(private readonly personalRules: PersonalRulesFor) {
    this.#store.add(
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        this.#debounce.trigger();
      }),
    );
    // If files cannot be watched (network drives, some remotes), a save in this window is still noticed at once, and a change made
    // elsewhere when the window gets the focus.
    this.#store.add(
      workspace.onDidSaveTextDocument(document => {
        if (isCollected(document.uri)) this.#debounce.trigger();
      }),
    );
    this.#store.add(
      window.onDidChangeWindowState(state => {
        if (state.focused) this.#debounce.trigger();
      }),
    );
    this.#watch();
  }

  /** Returns the rule files of a folder, given by its percent-encoded URI; empty until they are read. */
  of(folder: string | null): readonly RuleFile[] {
    return (folder === null ? none : (this.#folders.get(folder) ?? none)).files;
  }

  get problems(): readonly Message[] {
    return [...this.#personalProblems, ...[...this.#folders.values()].flatMap(folder => folder.problems)];
  }

  /** Reads all rule files again. A newer call cancels this one. */
  async reload(): Promise<void> {
    this.#run?.cancel();
    const run = new CancellationTokenSource();
    this.#run = run;
    // The user's global rules come first, so a folder's own rules take precedence.
    const read = new Map<string, FolderRules>();
    const personalProblems = new Map<string, Message>();
    for (const folder of workspace.workspaceFolders ?? []) {
      const place = folder.uri.scheme === 'file' ? { root: folder.uri.fsPath } : null;
      const personal = await this.personalRules(place);
      for (const problem of personal.problems) personalProblems.set(JSON.stringify(problem), problem);
      const { files, problems } = await readFolder(folder, run.token);
      const uri = folder.uri.toString();
      const all = [...personal.ruleFiles, ...files];
      // Reusing the same list keeps the patterns that were compiled from it.
      const known = this.of(uri);
      read.set(uri, { files: isSameRules(known, all) ? known : all, problems });
      if (run.token.isCancellationRequested) return;
    }
    this.#personalProblems = [...personalProblems.values()];
    this.#folders.clear();
    for (const [uri, rules] of read) this.#folders.set(uri, rules);
    this.#changed.fire();
  }

  dispose(): void {
    this.#run?.cancel();
    this.#watchers.dispose();
    this.#store.dispose();
  }

  #watch(): void {
    this.#watchers.dispose();
    this.#watchers = new DisposableStore();
    for (const folder of workspace.workspaceFolders ?? []) {
      const watcher = this.#watchers.add(workspace.createFileSystemWatcher(new RelativePattern(folder, ruleFileGlob)));
      const changed = (): void => this.#debounce.trigger();
      this.#watchers.add(watcher.onDidChange(changed));
      this.#watchers.add(watcher.onDidCreate(changed));
      this.#watchers.add(watcher.onDidDelete(changed));
    }
  }
}

async function readFolder(folder: WorkspaceFolder, token: CancellationToken): Promise<FolderRules> {
  const found =
    folder.uri.scheme === 'file'
      ? await workspace.findFiles(new RelativePattern(folder, ruleFileGlob), '**/node_modules/**', maximumFiles, token)
      : await findInFolder(folder, ruleFileGlob, maximumFiles, isCollected);
  const files: RuleFile[] = [];
  const problems: Message[] = [];
  for (const uri of found) {
    if (token.isCancellationRequested) return none;
    const path = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
    const text = await readText(uri, path);
    if (typeof text !== 'string') {
      if (text !== null) problems.push(text);
      continue;
    }
    const home = homeFolder();
    const place = folder.uri.scheme === 'file' && home !== null ? { root: folder.uri.fsPath, home } : null;
    for (const file of editorTools().ruleFileAt(path, text, place)) {
      files.push(file);
      problems.push(...ruleFileProblems(file).map(({ why }) => why));
    }
  }
  files.sort((a, b) => compareText(a.path, b.path));
  return { files, problems };
}

/** Reads the text of a rule file; returns a message if it cannot be read, and null if it is gone. */
async function readText(uri: Uri, path: string): Promise<string | Message | null> {
  const read = await readFile(uri, maximumBytes);
  switch (read) {
    case 'absent':
      return null;
    case 'not-a-file':
      return message('exposure.ruleFile.notAFile', { path });
    case 'too-large':
      return message('exposure.ruleFile.tooLarge', { path, bytes: maximumBytes });
    case 'unreadable':
      return message('exposure.ruleFile.unreadable', { path });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read);
  } catch {
    return message('exposure.ruleFile.notUtf8', { path });
  }
}
