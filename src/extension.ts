import path from 'node:path';
import { EventEmitter, type ExtensionContext, l10n, window, workspace } from 'vscode';
import { schemes } from './contract.ts';
import { WorkerPool } from './node/scanning/workerPool.ts';
import { Analyst } from './vscode/state/analyst.ts';
import { AgentSurroundings } from './vscode/state/agentSurroundings.ts';
import { AssistantsInUse } from './vscode/state/assistantsInUse.ts';
import { registerCaptures } from './vscode/egress/captureCommands.ts';
import { registerCodeActions } from './vscode/secrets/codeActions.ts';
import { registerCommands } from './vscode/commands.ts';
import { Configuration } from './vscode/platform/configuration.ts';
import { registerContextView } from './vscode/context/contextView.ts';
import { registerWindowView } from './vscode/context/windowView.ts';
import { Debouncer, delays, nextSlice } from './vscode/platform/delays.ts';
import { registerDiagnostics } from './vscode/secrets/diagnostics.ts';
import { DisposableStore } from './vscode/platform/disposables.ts';
import { DocumentSecrets } from './vscode/secrets/documentSecrets.ts';
import { type EgressCommands, registerEgress } from './vscode/egress/egressCommands.ts';
import { NotebookOutputs } from './vscode/secrets/notebookOutputs.ts';
import { EditorState } from './vscode/state/editorState.ts';
import { ExclusionRules } from './vscode/state/exclusionRules.ts';
import { registerExplorerBadges } from './vscode/context/explorerBadges.ts';
import { registerLanguageStatus } from './vscode/context/languageStatus.ts';
import { TypeScriptContext } from './vscode/state/typescriptContext.ts';
import { registerVisibilityTool } from './vscode/context/visibilityTool.ts';
import { registerFindingsView } from './vscode/secrets/findingsView.ts';
import { registerGuard } from './vscode/guard/guardCommands.ts';
import { History } from './vscode/history/history.ts';
import { registerHover } from './vscode/secrets/hover.ts';
import { registerIgnoreDocuments } from './vscode/ignore/ignoreDocuments.ts';
import { toolSettings } from './vscode/settings/lazyToolSettings.ts';
import { Log } from './vscode/platform/log.ts';
import { registerOpenRange } from './vscode/platform/openRange.ts';
import { registerContextCommands } from './vscode/context/contextCommands.ts';
import type { PolicyFeature } from './vscode/policy/organisationPolicy.ts';
import type { Posture } from './vscode/settings/posture.ts';
import { Previews, registerPreviewCommands } from './vscode/writing/previews.ts';
import { registerProblems } from './vscode/platform/problems.ts';
import { registerPrivacy } from './vscode/report/privacyCommands.ts';
import { RuleFiles } from './vscode/state/ruleFiles.ts';
import { SliceMeter } from './vscode/platform/sliceMeter.ts';
import { registerStatusBar } from './vscode/context/statusBar.ts';
import { type Snapshot, Store } from './vscode/state/store.ts';
import { registerTabCommands } from './vscode/tabs/tabCommands.ts';
import { TeamFiles } from './vscode/state/teamFiles.ts';
import { shownPath } from './vscode/platform/workspaceFolders.ts';
import { WorkspaceIndex } from './vscode/state/workspaceIndex.ts';

/** What tests and other extensions may read: the current snapshot, never a secret. */
export interface SightglassApi {
  readonly snapshot: () => Snapshot;
  /** Milliseconds that `activate` took on the extension host's thread. */
  readonly activationTime: number;
  /** How long pieces of our work held the extension host's thread. */
  readonly slices: SliceMeter;
}

/** Synchronous and short: services are made, surfaces registered; everything that takes time starts afterwards. */
export function activate(context: ExtensionContext): SightglassApi {
  const start = performance.now();
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  const log = disposables.add(new Log());
  try {
    const slices = new SliceMeter(log);
    const store = wire(context, disposables, slices, log);
    const activationTime = performance.now() - start;
    log.info(`Activated in ${activationTime.toFixed(1)} ms.`);
    return { snapshot: () => withoutText(store.snapshot), activationTime, slices };
  } catch (error) {
    log.error('Sightglass could not start', error);
    void window.showErrorMessage(l10n.t('Sightglass could not start. The log says why.'));
    throw error;
  }
}

/** What has to be put back while there is still time to: the editor waits for a promise here, not for disposables. */
let egress: EgressCommands | undefined;

export async function deactivate(): Promise<void> {
  await egress?.end();
}

/** Payloads are the texts of documents, secrets included: they stay in here. */
function withoutText(snapshot: Snapshot): Snapshot {
  return { ...snapshot, simulations: snapshot.simulations.map(each => ({ ...each, payload: [] })) };
}

function wire(context: ExtensionContext, disposables: DisposableStore, meter: SliceMeter, log: Log): Store {
  const { globalState } = context;
  const pool = new WorkerPool(path.join(context.extensionPath, 'dist', 'worker.js'), 1);
  disposables.add({ dispose: () => void pool.dispose() });
  const configuration = disposables.add(new Configuration(log));
  const store = disposables.add(new Store());
  const editor = disposables.add(new EditorState());
  const ruleFiles = disposables.add(new RuleFiles());
  const teams = disposables.add(new TeamFiles(configuration));
  const secrets = disposables.add(new DocumentSecrets(editor, teams, pool, meter, log));
  const outputs = disposables.add(new NotebookOutputs(teams));
  const index = disposables.add(
    new WorkspaceIndex(teams, pool, path.join(context.globalStorageUri.fsPath, 'cache'), log),
  );
  const exclusion = disposables.add(new ExclusionRules(configuration, ruleFiles));
  const assistants = disposables.add(new AssistantsInUse(configuration, log));
  const typescript = disposables.add(new TypeScriptContext(log));
  const surroundings = disposables.add(new AgentSurroundings(assistants, teams, meter));
  const sources = {
    ...{ editor, ruleFiles, secrets, outputs, index, assistants, configuration, exclusion, typescript },
    surroundings,
  };
  const analyst = disposables.add(new Analyst(sources, store, meter, log));
  let posture: Posture | undefined;
  let policy: PolicyFeature | undefined;
  const settingsRead = disposables.add(new EventEmitter<void>());
  const postureOf = (): Posture => {
    if (posture !== undefined) return posture;
    posture = disposables.add(toolSettings().createPosture(context, assistants, log));
    disposables.add(posture.onDidChange(() => settingsRead.fire()));
    policy = disposables.add(toolSettings().registerPolicy(assistants, posture.onDidChange, log));
    return posture;
  };
  const previews = disposables.add(new Previews(context, log));
  disposables.add(
    previews.onDidWrite(written => {
      void ruleFiles.reload();
      void postureOf().rebase(written);
      teams.reload();
    }),
  );

  const history = disposables.add(new History({ context, configuration, store, teams, previews, log }));
  disposables.add(registerDiagnostics(store, editor, assistants, history));
  disposables.add(registerLanguageStatus(store, assistants));
  disposables.add(registerExplorerBadges(store, configuration, assistants, history));
  disposables.add(registerVisibilityTool({ store, verdictsOf: uri => analyst.verdictsOf(uri) }));
  disposables.add(registerProblems(store, log));
  disposables.add(registerCodeActions(store, history));
  disposables.add(registerHover(store, assistants, history));
  const guard = disposables.add(registerGuard({ context, assistants, previews, log }));
  disposables.add(registerStatusBar(store, configuration, assistants, guard, history));
  disposables.add(
    registerWindowView({
      openTelemetry: () => posture?.openTelemetry ?? null,
      onDidReadSettings: settingsRead.event,
      ...{ context, store, assistants, log },
    }),
  );
  disposables.add(registerContextView(store, configuration, assistants));
  disposables.add(registerFindingsView(store, assistants, context.workspaceState, () => index.lastScan));
  disposables.add(registerPrivacy({ context, postureOf, previews, guard, history, log }));
  disposables.add(registerPreviewCommands(previews));
  disposables.add(
    registerContextCommands({
      request: async () => analyst.request(await typescript.ask()),
      verdictsOf: uri => analyst.verdictsOf(uri),
      addDocument: (name, text) => previews.document(name, text, schemes.payload),
      ...{ context, store, assistants, history, log },
    }),
  );
  egress = disposables.add(registerEgress({ context, assistants, log }));
  disposables.add(registerCaptures({ context, assistants, configuration, previews, log }));
  disposables.add(registerOpenRange());
  disposables.add(registerTabCommands(store));
  disposables.add(
    registerCommands({
      log,
      index,
      surroundings,
      ruleFiles,
      exclusion,
      analyst,
      assistants,
      previews,
      store,
      postureOf,
      showPolicy: () => {
        postureOf();
        return policy?.show();
      },
      configuration,
      scan: async (uri, text, languageId) => {
        const team = teams.sourceFor(uri);
        return (await pool.run({ kind: 'text', path: shownPath(uri), text, languageId, team })).findings;
      },
    }),
  );
  disposables.add(registerIgnoreDocuments({ store, ruleFiles, assistants, previews, configuration, exclusion }));

  const startUp = disposables.add(
    new Debouncer(delays.startUp, () => {
      void previews.start();
      teams.reload();
      disposables.add(toolSettings().registerProgram(context, configuration));
      void secrets.start();
      outputs.start();
      void assistants.detect().then(() => guard.start());
      void ruleFiles.reload();
      void index.reload().then(() => toolSettings().firstRun({ globalState, configuration, index, store, assistants }));
      void surroundings.reload();
      void analyst.run();
      void nextSlice().then(() => postureOf().refresh());
    }),
  );
  startUp.trigger();
  disposables.add(workspace.onDidChangeWorkspaceFolders(() => void index.reload()));
  return store;
}
