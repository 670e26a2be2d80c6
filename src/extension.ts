import path from 'node:path';
import { type ExtensionContext, l10n, window, workspace } from 'vscode';
import { WorkerPool } from './node/workerPool.ts';
import { Analyst } from './vscode/analyst.ts';
import { AssistantsInUse } from './vscode/assistantsInUse.ts';
import { registerCaptures } from './vscode/captureCommands.ts';
import { registerCodeActions } from './vscode/codeActions.ts';
import { registerCommands } from './vscode/commands.ts';
import { Configuration } from './vscode/configuration.ts';
import { registerContextView } from './vscode/contextView.ts';
import { Debouncer, delays, nextSlice } from './vscode/delays.ts';
import { registerDiagnostics } from './vscode/diagnostics.ts';
import { DisposableStore } from './vscode/disposables.ts';
import { DocumentSecrets } from './vscode/documentSecrets.ts';
import { type EgressCommands, registerEgress } from './vscode/egressCommands.ts';
import { EditorState } from './vscode/editorState.ts';
import { ExclusionRules } from './vscode/exclusionRules.ts';
import { registerExplorerBadges } from './vscode/explorerBadges.ts';
import { registerLanguageStatus } from './vscode/languageStatus.ts';
import { TypeScriptContext } from './vscode/typescriptContext.ts';
import { registerVisibilityTool } from './vscode/visibilityTool.ts';
import { registerExplainFile } from './vscode/explainFile.ts';
import { registerFindingsView } from './vscode/findingsView.ts';
import { registerHover } from './vscode/hover.ts';
import { registerIgnoreDocuments } from './vscode/ignoreDocuments.ts';
import { toolSettings } from './vscode/lazyToolSettings.ts';
import { Log } from './vscode/log.ts';
import { registerOpenRange } from './vscode/openRange.ts';
import { registerPayloadPreview } from './vscode/payloadPreview.ts';
import type { Posture } from './vscode/posture.ts';
import { Previews, registerPreviewCommands } from './vscode/previews.ts';
import { registerProblems } from './vscode/problems.ts';
import { registerPrivacy } from './vscode/privacyCommands.ts';
import { RuleFiles } from './vscode/ruleFiles.ts';
import { SliceMeter } from './vscode/sliceMeter.ts';
import { registerStatusBar } from './vscode/statusBar.ts';
import { type Snapshot, Store } from './vscode/store.ts';
import { TeamFiles } from './vscode/teamFiles.ts';
import { WorkspaceIndex } from './vscode/workspaceIndex.ts';

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
  const pool = new WorkerPool(path.join(context.extensionPath, 'dist', 'worker.js'), 1);
  disposables.add({ dispose: () => void pool.dispose() });
  const configuration = disposables.add(new Configuration(log));
  const store = disposables.add(new Store());
  const editor = disposables.add(new EditorState());
  const ruleFiles = disposables.add(new RuleFiles());
  const teams = disposables.add(new TeamFiles(configuration));
  const secrets = disposables.add(new DocumentSecrets(editor, teams, pool, meter, log));
  const index = disposables.add(
    new WorkspaceIndex(teams, pool, path.join(context.globalStorageUri.fsPath, 'cache'), log),
  );
  const exclusion = disposables.add(new ExclusionRules(configuration, ruleFiles));
  const assistants = disposables.add(new AssistantsInUse(configuration, log));
  const typescript = disposables.add(new TypeScriptContext(log));
  const sources = { editor, ruleFiles, secrets, index, assistants, configuration, exclusion, typescript };
  const analyst = disposables.add(new Analyst(sources, store, meter, log));
  let posture: Posture | undefined;
  const postureOf = (): Posture =>
    (posture ??= disposables.add(toolSettings().createPosture(context, assistants, log)));
  const previews = disposables.add(new Previews(context, log));
  disposables.add(
    previews.onDidWrite(written => {
      void ruleFiles.reload();
      void postureOf().rebase(written);
      teams.reload();
    }),
  );

  disposables.add(registerDiagnostics(store, editor, assistants));
  disposables.add(registerLanguageStatus(store, assistants));
  disposables.add(registerExplorerBadges(store, configuration, assistants, ruleFiles));
  disposables.add(registerVisibilityTool(store, analyst));
  disposables.add(registerProblems(store, log));
  disposables.add(registerCodeActions(store));
  disposables.add(registerHover(store, assistants));
  disposables.add(registerStatusBar(store, configuration, assistants));
  disposables.add(registerContextView(store, configuration, assistants));
  disposables.add(registerFindingsView(store, assistants, context.workspaceState));
  disposables.add(registerPrivacy({ context, postureOf, previews, log }));
  disposables.add(registerPreviewCommands(previews));
  disposables.add(registerPayloadPreview({ context, analyst, assistants, previews, typescript, log }));
  disposables.add(registerExplainFile(analyst, assistants));
  egress = disposables.add(registerEgress({ context, assistants, log }));
  disposables.add(registerCaptures({ context, assistants, configuration, previews, log }));
  disposables.add(registerOpenRange());
  disposables.add(
    registerCommands({ log, index, ruleFiles, analyst, assistants, previews, store, postureOf, configuration }),
  );
  disposables.add(registerIgnoreDocuments({ store, ruleFiles, assistants, previews, configuration, exclusion }));

  const startUp = disposables.add(
    new Debouncer(delays.startUp, () => {
      void previews.start();
      teams.reload();
      void secrets.start();
      void assistants.detect();
      void ruleFiles.reload();
      void index.reload();
      void analyst.run();
      void nextSlice().then(() => postureOf().refresh());
    }),
  );
  startUp.trigger();
  disposables.add(workspace.onDidChangeWorkspaceFolders(() => void index.reload()));
  return store;
}
