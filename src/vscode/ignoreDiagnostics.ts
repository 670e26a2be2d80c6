import {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Disposable,
  languages,
  l10n,
  type TextDocument,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { settings } from '../contract.ts';
import { driftSteps } from '../core/ignore/drift/check.ts';
import type { DriftIssue } from '../core/ignore/drift/types.ts';
import { ruleFileAt } from '../core/ignore/ruleFiles.ts';
import type { IgnoreSource } from '../core/ignore/source.ts';
import type { RuleFile } from '../core/ignore/types.ts';
import { verdicts } from '../core/ignore/verdicts.ts';
import { skippedFolders } from '../node/walk.ts';
import { Debouncer, delays, nextSlice } from './delays.ts';
import { diagnosticSource } from './diagnostics.ts';
import { DisposableStore } from './disposables.ts';
import type { FileLists } from './fileLists.ts';
import { registerIgnoreFixes } from './ignoreFixes.ts';
import type { IgnoreLanguageServices } from './ignoreLanguage.ts';
import { readIgnoreSource } from './ignoreSource.ts';
import { isCollected } from './ruleFiles.ts';
import { sayEverything } from './sayEverything.ts';
import { placeOf } from './workspaceFolders.ts';

/** Milliseconds of one piece of work on the thread that all extensions share. */
const sliceTime = 5;

/** Dead rules faded and drift underlined in the ignore files that are open; computed in slices, the newest question only. */
export function registerIgnoreDiagnostics(services: IgnoreLanguageServices, lists: FileLists): Disposable {
  const disposables = new DisposableStore();
  const collection = disposables.add(languages.createDiagnosticCollection('sightglass-ignore'));
  const issuesOf = new Map<string, readonly DriftIssue[]>();
  let current = 0;
  const run = async (): Promise<void> => {
    const mine = ++current;
    const open = workspace.textDocuments.filter(document => isCollected(document.uri));
    for (const folder of workspace.workspaceFolders ?? []) {
      const documents = open.filter(each => workspace.getWorkspaceFolder(each.uri) === folder);
      if (documents.length === 0) continue;
      const issues = await driftIn(folder, documents, services, lists, () => mine !== current);
      if (issues === null) return;
      for (const document of documents) {
        const { path } = placeOf(document.uri.toString());
        const own = issues.filter(issue => issue.file === path);
        issuesOf.set(document.uri.toString(), own);
        collection.set(
          document.uri,
          own.flatMap(issue => diagnosticsOf(issue, document, services)),
        );
      }
    }
  };
  const soon = disposables.add(new Debouncer(delays.newFinding, () => void run()));
  const changed = (document: TextDocument): void => {
    if (isCollected(document.uri)) soon.trigger();
  };
  disposables.add(workspace.onDidOpenTextDocument(changed));
  disposables.add(workspace.onDidChangeTextDocument(event => changed(event.document)));
  disposables.add(
    workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
      issuesOf.delete(uri.toString());
    }),
  );
  disposables.add(services.ruleFiles.onDidChange(() => soon.trigger()));
  disposables.add(services.assistants.onDidChange(() => soon.trigger()));
  disposables.add(services.configuration.onDidChange(() => soon.trigger()));
  disposables.add(registerIgnoreFixes(uri => issuesOf.get(uri.toString()) ?? []));
  disposables.add({ dispose: () => current++ });
  soon.trigger();
  return disposables;
}

/** Null where a newer question came meanwhile. */
async function driftIn(
  folder: WorkspaceFolder,
  documents: readonly TextDocument[],
  services: IgnoreLanguageServices,
  lists: FileLists,
  isStale: () => boolean,
): Promise<readonly DriftIssue[] | null> {
  const assistants = services.assistants.current;
  const ruleFiles = withOpenTexts(services.ruleFiles.of(folder.uri.toString()), documents);
  const exclusion = services.configuration.get(settings.contentExclusion);
  const contentExclusion = exclusion === 'unknown' ? null : exclusion === 'on';
  const source: IgnoreSource | null = readIgnoreSource(services.configuration, folder).source;
  const paths = await lists.pathsOf(folder);
  const steps = driftSteps({
    paths,
    ruleFiles,
    assistants,
    contentExclusion,
    verdictsOf: path => verdicts(path, ruleFiles, assistants, { contentExclusion }),
    secretPaths: secretPathsIn(folder, services),
    unlistedFolders: skippedFolders,
    source,
  });
  let start = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (isStale()) return null;
    if (step.done === true) return step.value;
    if (performance.now() - start < sliceTime) continue;
    await nextSlice();
    start = performance.now();
  }
}

/** What is typed counts already, saved or not. */
function withOpenTexts(files: readonly RuleFile[], documents: readonly TextDocument[]): readonly RuleFile[] {
  const open = documents.flatMap(document => ruleFileAt(placeOf(document.uri.toString()).path, document.getText()));
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
  document: TextDocument,
  { assistants }: IgnoreLanguageServices,
): readonly Diagnostic[] {
  const line = document.lineAt(Math.min(issue.line, document.lineCount) - 1);
  const names = issue.assistants.map(id => assistants.nameOf(id)).join(', ');
  const text = sayEverything(issue.why);
  const diagnostic = new Diagnostic(
    line.range,
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
  const end = document.lineAt(document.lineCount - 1).range.end;
  const faded = new Diagnostic(line.range.with(undefined, end), text, DiagnosticSeverity.Hint);
  faded.source = diagnosticSource;
  faded.tags = [DiagnosticTag.Unnecessary];
  return [diagnostic, faded];
}

/** What is only worth knowing stays out of the way: a hint shows at its line and in no list of problems. */
function severityOf({ level, isDead }: DriftIssue): DiagnosticSeverity {
  if (level !== 'low') return DiagnosticSeverity.Warning;
  return isDead ? DiagnosticSeverity.Hint : DiagnosticSeverity.Information;
}
