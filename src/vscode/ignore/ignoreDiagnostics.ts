import {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  languages,
  l10n,
  Position,
  Range,
  type TextDocument,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { driftSteps } from '../../core/ignore/drift/check.ts';
import type { DriftIssue } from '../../core/ignore/drift/types.ts';
import { isOutside } from '../../core/ignore/sources/outside.ts';
import { ruleFileAt } from '../../core/ignore/sources/ruleFiles.ts';
import type { RuleFile } from '../../core/ignore/types.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import { skippedFolders } from '../../node/files/skippedFolders.ts';
import { isCollected } from '../state/collectedFiles.ts';
import { Debouncer, delays, inSlices } from '../platform/delays.ts';
import { diagnosticSource } from '../secrets/diagnostics.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { FileLists } from '../state/fileLists.ts';
import { registerIgnoreFixes } from './ignoreFixes.ts';
import type { IgnoreLanguageServices } from './ignoreServices.ts';
import { readIgnoreSource } from './ignoreSource.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';

/** The current text of an ignore file: the text of its document if it is open, saved or not. */
interface IgnoreText {
  readonly uri: Uri;
  /** The path relative to its workspace folder. */
  readonly path: string;
  readonly lines: readonly string[];
}

/**
 * Fades dead rules and underlines drift in open ignore files; after `checkAll`, in all ignore files. Runs in slices, and a newer
 * run cancels an older one.
 */
export class IgnoreDiagnostics {
  readonly #store = new DisposableStore();
  readonly #collection = this.#store.add(languages.createDiagnosticCollection('sightglass-ignore'));
  readonly #issuesOf = new Map<string, readonly DriftIssue[]>();
  readonly #soon = this.#store.add(new Debouncer(delays.newFinding, () => void this.#run()));
  #current = 0;
  #isForAll = false;

  constructor(
    private readonly services: IgnoreLanguageServices,
    private readonly lists: FileLists,
  ) {
    const changed = (document: TextDocument): void => {
      if (isCollected(document.uri)) this.#soon.trigger();
    };
    this.#store.add(workspace.onDidOpenTextDocument(changed));
    this.#store.add(workspace.onDidChangeTextDocument(event => changed(event.document)));
    this.#store.add(
      workspace.onDidCloseTextDocument(document => {
        if (this.#isForAll) changed(document);
        else this.#forget(document.uri);
      }),
    );
    const { ruleFiles, assistants, configuration } = services;
    for (const event of [ruleFiles.onDidChange, assistants.onDidChange, configuration.onDidChange])
      this.#store.add(event(() => this.#soon.trigger()));
    this.#store.add(registerIgnoreFixes(uri => this.#issuesOf.get(uri.toString()) ?? []));
    this.#soon.trigger();
  }

  /** Checks every ignore file of the workspace, now and after every change. */
  async checkAll(): Promise<{ readonly files: number; readonly problems: number }> {
    this.#isForAll = true;
    await this.#run();
    const counts = [...this.#issuesOf.values()].map(issues => issues.filter(each => each.level !== 'low').length);
    return { files: counts.filter(count => count > 0).length, problems: counts.reduce((sum, count) => sum + count, 0) };
  }

  dispose(): void {
    this.#current++;
    this.#store.dispose();
  }

  async #run(): Promise<void> {
    const mine = ++this.#current;
    const seen = new Set<string>();
    for (const folder of workspace.workspaceFolders ?? []) {
      const texts = this.#textsIn(folder);
      if (texts.length === 0) continue;
      const issues = await driftIn(folder, texts, this.services, this.lists, () => mine !== this.#current);
      if (issues === null) return;
      for (const text of texts) {
        const own = issues.filter(issue => issue.file === text.path);
        seen.add(text.uri.toString());
        this.#issuesOf.set(text.uri.toString(), own);
        this.#collection.set(
          text.uri,
          own.flatMap(issue => diagnosticsOf(issue, text.lines, this.services)),
        );
      }
    }
    for (const uri of [...this.#issuesOf.keys()]) if (!seen.has(uri)) this.#forget(Uri.parse(uri, true));
  }

  #textsIn(folder: WorkspaceFolder): readonly IgnoreText[] {
    const texts = new Map<string, IgnoreText>();
    for (const file of this.#isForAll ? this.services.ruleFiles.of(folder.uri.toString()) : []) {
      // Rules from settings files or the home folder are not lines of an ignore file in this folder.
      if (file.entries !== undefined || isOutside(file.path)) continue;
      const uri = Uri.joinPath(folder.uri, file.path);
      texts.set(uri.toString(), { uri, path: file.path, lines: file.text.split(/\r?\n/) });
    }
    for (const document of workspace.textDocuments) {
      const { uri } = document;
      if (!isCollected(uri) || workspace.getWorkspaceFolder(uri) !== folder) continue;
      texts.set(uri.toString(), { uri, path: placeOf(uri.toString()).path, lines: document.getText().split(/\r?\n/) });
    }
    return [...texts.values()];
  }

  #forget(uri: Uri): void {
    this.#collection.delete(uri);
    this.#issuesOf.delete(uri.toString());
  }
}

/** Computes the drift in a folder. Null if a newer run started in the meantime. */
async function driftIn(
  folder: WorkspaceFolder,
  texts: readonly IgnoreText[],
  services: IgnoreLanguageServices,
  lists: FileLists,
  isStale: () => boolean,
): Promise<readonly DriftIssue[] | null> {
  const assistants = services.assistants.current;
  const ruleFiles = withOpenTexts(services.ruleFiles.of(folder.uri.toString()), texts);
  const facts = services.exclusion.factsFor(folder.uri.toString());
  const { source } = await readIgnoreSource(services.configuration, folder);
  const paths = await lists.pathsOf(folder);
  const steps = driftSteps({
    paths,
    ruleFiles,
    assistants,
    contentExclusion: facts.contentExclusion,
    verdictsOf: path => verdicts(path, ruleFiles, assistants, facts),
    secretPaths: secretPathsIn(folder, services),
    unlistedFolders: skippedFolders,
    source,
  });
  return inSlices(steps, isStale);
}

/** Replaces the rules of open files with their current text, saved or not. */
function withOpenTexts(files: readonly RuleFile[], texts: readonly IgnoreText[]): readonly RuleFile[] {
  const open = texts.flatMap(({ path, lines }) => ruleFileAt(path, lines.join('\n')));
  const paths = new Set(open.map(file => file.path));
  return [...files.filter(file => !paths.has(file.path)), ...open];
}

function secretPathsIn(folder: WorkspaceFolder, { store }: IgnoreLanguageServices): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const [uri, findings] of store.snapshot.findings) {
    const place = placeOf(uri);
    if (place.folder === folder.uri.toString() && findings.some(each => each.confidence !== 'low'))
      paths.add(place.path);
  }
  return paths;
}

function diagnosticsOf(
  issue: DriftIssue,
  lines: readonly string[],
  { assistants }: IgnoreLanguageServices,
): readonly Diagnostic[] {
  const at = Math.min(issue.line, lines.length) - 1;
  const range = new Range(at, 0, at, lines[at]?.length ?? 0);
  const names = issue.assistants.map(id => assistants.nameOf(id)).join(', ');
  const text = sayEverything(issue.why);
  const diagnostic = new Diagnostic(
    range,
    issue.kind === 'way-around' ? l10n.t('{0}: {1}', names, text) : text,
    severityOf(issue),
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = issue.why.code;
  if (!issue.isDead) return [diagnostic];
  if (issue.pattern !== null) {
    diagnostic.tags = [DiagnosticTag.Unnecessary];
    return [diagnostic];
  }
  const last = lines.length - 1;
  const whole = range.with(undefined, new Position(last, lines[last]?.length ?? 0));
  const faded = new Diagnostic(whole, text, DiagnosticSeverity.Hint);
  faded.source = diagnosticSource;
  faded.tags = [DiagnosticTag.Unnecessary];
  return [diagnostic, faded];
}

/**
 * Low-level issues are not warnings. If the rule is dead, the issue is only a hint: it is shown at its line, not in the list of
 * problems.
 */
function severityOf({ level, isDead }: DriftIssue): DiagnosticSeverity {
  if (level !== 'low') return DiagnosticSeverity.Warning;
  return isDead ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information;
}
