import { type ExtensionContext, workspace } from 'vscode';
import { schemes } from '../contract.ts';
import type { readExclusion } from '../node/ignore/exclusionFacts.ts';
import type { ScanThreads } from '../node/scanning/workerPool.ts';
import { registerCommands } from './commands.ts';
import { registerContextCommands } from './context/contextCommands.ts';
import { registerContextView } from './context/contextView.ts';
import { registerExplorerBadges } from './context/explorerBadges.ts';
import { registerLanguageStatus } from './context/languageStatus.ts';
import { registerStatusBar } from './context/statusBar.ts';
import { registerVisibilityTool } from './context/visibility/visibilityTool.ts';
import { registerWindowView, type WindowServices } from './context/window/windowView.ts';
import type { GuardFeature } from './guard/guardFeature.ts';
import type { Past } from './history/past.ts';
import { registerIgnoreDocuments } from './ignore/ignoreDocuments.ts';
import type { Configuration } from './platform/configuration.ts';
import type { DisposableStore } from './platform/disposables.ts';
import type { Log } from './platform/log.ts';
import { registerOpenRange } from './platform/workspace/openRange.ts';
import { registerProblems } from './platform/problems.ts';
import type { SliceMeter } from './platform/sliceMeter.ts';
import type { PayloadPreviewServices } from './preview/payloadPreview.ts';
import { registerCodeActions } from './secrets/codeActions.ts';
import { registerDiagnostics } from './secrets/diagnostics.ts';
import { DocumentSecrets } from './secrets/documentSecrets.ts';
import { registerFindingsView } from './secrets/findingsView.ts';
import { registerHover } from './secrets/hover.ts';
import { NotebookOutputs } from './secrets/notebookOutputs.ts';
import type { ReplaceServices } from './secrets/replaceSecrets.ts';
import { Analyst } from './state/analyst.ts';
import type { AssistantsInUse } from './state/assistantsInUse.ts';
import type { ClosedFiles, KnownSurroundings } from './state/closedFiles.ts';
import { EditorState } from './state/editorState.ts';
import { ExclusionRules } from './state/exclusionRules.ts';
import type { RuleFiles } from './state/ruleFiles.ts';
import type { Store } from './state/store.ts';
import type { TeamFiles } from './state/team/teamFiles.ts';
import { TypeScriptContext } from './state/typescriptContext.ts';
import { registerTabCommands } from './tabs/tabCommands.ts';
import { type Previews, registerPreviewCommands } from './writing/previews.ts';

/** What the platform (a computer, or only a browser) provides. */
export interface Surfaces {
  readonly context: ExtensionContext;
  readonly configuration: Configuration;
  readonly store: Store;
  readonly assistants: AssistantsInUse;
  readonly ruleFiles: RuleFiles;
  readonly teams: TeamFiles;
  readonly index: ClosedFiles;
  readonly surroundings: KnownSurroundings;
  readonly pool: ScanThreads;
  readonly previews: Previews;
  readonly readExclusion: typeof readExclusion;
  readonly simulate: PayloadPreviewServices['simulate'];
  readonly scan: ReplaceServices['scan'];
  readonly openTelemetry: WindowServices['openTelemetry'];
  readonly onDidReadSettings: WindowServices['onDidReadSettings'];
  readonly lastScan: Parameters<typeof registerFindingsView>[3];
  readonly guard: Pick<GuardFeature, 'agents' | 'onDidChange'>;
  readonly history: Past;
  /** The additional work of *Refresh* on this platform. */
  readonly refresh: () => Promise<void>;
  readonly meter: SliceMeter;
  readonly log: Log;
}

export interface Started {
  /** Starts to analyze what is open. Resolves when the files of the folders are listed. */
  readonly start: () => Promise<void>;
}

/** Creates and registers everything that needs no computer: squiggles, context, verdicts, ignore files. */
export function registerFeatures(surfaces: Surfaces, disposables: DisposableStore): Started {
  const { context, configuration, store, assistants, ruleFiles, teams, index, previews, guard, history } = surfaces;
  const { meter, log } = surfaces;
  const editor = disposables.add(new EditorState());
  const secrets = disposables.add(new DocumentSecrets(editor, teams, surfaces.pool, meter, log));
  const outputs = disposables.add(new NotebookOutputs(teams));
  const exclusion = disposables.add(new ExclusionRules(configuration, ruleFiles, surfaces.readExclusion));
  const typescript = disposables.add(new TypeScriptContext(log));
  const sources = { editor, ruleFiles, secrets, outputs, index, assistants, configuration, exclusion, typescript };
  const analyst = disposables.add(new Analyst({ ...sources, surroundings: surfaces.surroundings }, store, meter, log));
  disposables.add(registerDiagnostics(store, editor, assistants, history));
  disposables.add(registerLanguageStatus(store, assistants));
  disposables.add(registerExplorerBadges(store, configuration, assistants, history));
  disposables.add(registerVisibilityTool({ store, verdictsOf: uri => analyst.verdictsOf(uri) }));
  disposables.add(registerProblems(store, log));
  disposables.add(registerCodeActions(store, history));
  disposables.add(registerHover(store, assistants, history));
  disposables.add(registerStatusBar(store, configuration, assistants, guard, history));
  disposables.add(registerWindowView(surfaces));
  disposables.add(registerContextView(store, configuration, assistants));
  disposables.add(registerFindingsView(store, assistants, context.workspaceState, surfaces.lastScan));
  disposables.add(registerPreviewCommands(previews));
  disposables.add(
    registerContextCommands({
      request: async () => analyst.request(await typescript.ask()),
      simulate: surfaces.simulate,
      verdictsOf: uri => analyst.verdictsOf(uri),
      addDocument: (name, text) => previews.document(name, text, schemes.payload),
      ...{ context, store, assistants, history, log },
    }),
  );
  disposables.add(registerOpenRange());
  disposables.add(registerTabCommands(store));
  const refresh = async (): Promise<void> => {
    await Promise.all([assistants.detect(), ruleFiles.reload(), index.reload(), surfaces.refresh()]);
    await analyst.run();
  };
  const ignoreServices = { store, assistants, previews, configuration, ruleFiles, exclusion };
  disposables.add(registerCommands({ ...ignoreServices, scan: surfaces.scan, refresh, log }));
  disposables.add(registerIgnoreDocuments(ignoreServices));
  disposables.add(workspace.onDidChangeWorkspaceFolders(() => void index.reload()));
  const start = (): Promise<void> => {
    void previews.start();
    void teams.reload().then(() => secrets.start());
    outputs.start();
    void ruleFiles.reload();
    void analyst.run();
    return index.reload();
  };
  return { start };
}
