import { homedir } from 'node:os';
import path from 'node:path';
import { EventEmitter, type ExtensionContext } from 'vscode';
import { WorkerPool } from './node/scanning/workerPool.ts';
import { installed } from './node/versions/lazyInstalled.ts';
import { simulateExactly } from './node/simulation/simulateExactly.ts';
import { registerMachineCommands } from './vscode/machineCommands.ts';
import { type SightglassApi, startExtension } from './vscode/api.ts';
import { registerFeatures } from './vscode/features.ts';
import { AgentSurroundings } from './vscode/state/agentSurroundings.ts';
import { AssistantsInUse } from './vscode/state/assistantsInUse.ts';
import { registerCaptures } from './vscode/egress/captureCommands.ts';
import { Configuration } from './vscode/platform/configuration.ts';
import { Debouncer, delays, nextSlice } from './vscode/platform/delays.ts';
import type { DisposableStore } from './vscode/platform/disposables.ts';
import { type EgressCommands, registerEgress } from './vscode/egress/egressCommands.ts';
import { registerGuard } from './vscode/guard/guardCommands.ts';
import { History } from './vscode/history/history.ts';
import { toolSettings } from './vscode/settings/lazyToolSettings.ts';
import type { Log } from './vscode/platform/log.ts';
import type { PolicyFeature } from './vscode/policy/organisationPolicy.ts';
import type { Posture } from './vscode/settings/posture.ts';
import { journalChanges } from './vscode/writing/journalChanges.ts';
import { Previews } from './vscode/writing/previews.ts';
import { registerPrivacy } from './vscode/report/privacyCommands.ts';
import { RuleFiles } from './vscode/state/ruleFiles.ts';
import type { SliceMeter } from './vscode/platform/sliceMeter.ts';
import { Store } from './vscode/state/store.ts';
import { TeamFiles } from './vscode/state/team/teamFiles.ts';
import { shownPath } from './vscode/platform/workspace/workspaceFolders.ts';
import { WorkspaceIndex } from './vscode/state/workspaceIndex.ts';

/** Synchronous and short: creates the services and registers the user interface; everything that takes time starts afterwards. */
export function activate(context: ExtensionContext): SightglassApi {
  return startExtension(context, wire);
}

/** Ended in `deactivate`, because the editor waits for its promise, but not for disposables. */
let egress: EgressCommands | undefined;

export async function deactivate(): Promise<void> {
  await egress?.end();
}

function wire(context: ExtensionContext, disposables: DisposableStore, meter: SliceMeter, log: Log): Store {
  const { globalState } = context;
  const pool = new WorkerPool(path.join(context.extensionPath, 'dist', 'worker.js'), 1);
  disposables.add({ dispose: () => void pool.dispose() });
  const configuration = disposables.add(new Configuration(log));
  const store = disposables.add(new Store());
  const person = { home: homedir(), env: process.env };
  const ruleFiles = disposables.add(new RuleFiles(folder => toolSettings().collectPersonalRules(person, folder)));
  const teams = disposables.add(new TeamFiles(configuration, folder => toolSettings().readTeamOnDisk(folder)));
  const index = disposables.add(
    new WorkspaceIndex(teams, pool, path.join(context.globalStorageUri.fsPath, 'cache'), log),
  );
  const assistants = disposables.add(new AssistantsInUse(configuration, findOnMachine, log));
  const surroundings = disposables.add(new AgentSurroundings(assistants, teams, meter));
  let made: { readonly posture: Posture; readonly policy: PolicyFeature } | undefined;
  const settingsRead = disposables.add(new EventEmitter<void>());
  const settings = (): NonNullable<typeof made> => {
    if (made !== undefined) return made;
    const { createPosture, registerPolicy } = toolSettings();
    const posture = disposables.add(createPosture(context, assistants, log));
    const onDidChangeSettings = posture.onDidChange;
    disposables.add(onDidChangeSettings(() => settingsRead.fire()));
    const policy = disposables.add(registerPolicy({ context, assistants, onDidChangeSettings, previews, log }));
    return (made = { posture, policy });
  };
  const postureOf = (): Posture => settings().posture;
  const previews = disposables.add(new Previews(journalChanges(context, log), log));
  disposables.add(
    previews.onDidWrite(written => {
      void ruleFiles.reload();
      void postureOf().rebase(written);
      void teams.reload();
    }),
  );

  const history = disposables.add(new History({ context, configuration, store, teams, previews, log }));
  const guard = disposables.add(registerGuard({ context, assistants, previews, log }));
  const features = registerFeatures(
    {
      ...{ context, configuration, store, assistants, ruleFiles, teams, index, surroundings, pool, previews },
      ...{ guard, history, meter, log },
      readExclusion: asked => toolSettings().readExclusion(asked),
      simulate: (request, ids) =>
        simulateExactly(path.join(context.extensionPath, 'dist', 'simulationWorker.js'), { request, assistants: ids }),
      scan: async (uri, text, languageId) => {
        const team = teams.sourceFor(uri);
        return (await pool.run({ kind: 'text', path: shownPath(uri), text, languageId, team })).findings;
      },
      openTelemetry: () => made?.posture.openTelemetry ?? null,
      onDidReadSettings: settingsRead.event,
      lastScan: () => index.lastScan,
      refresh: async () => {
        await Promise.all([surroundings.reload(), postureOf().refresh()]);
      },
    },
    disposables,
  );
  disposables.add(
    registerPrivacy({ context, postureOf, policyOf: () => settings().policy, previews, guard, history, log }),
  );
  egress = disposables.add(registerEgress({ context, assistants, log }));
  disposables.add(registerCaptures({ context, assistants, configuration, previews, log }));
  disposables.add(registerMachineCommands({ index, previews, postureOf }));

  const startUp = disposables.add(
    new Debouncer(delays.startUp, () => {
      void features
        .start()
        .then(() => toolSettings().firstRun({ globalState, configuration, index, store, assistants }));
      disposables.add(toolSettings().registerProgram(context, configuration));
      void assistants.detect().then(() => guard.start());
      void surroundings.reload();
      void nextSlice().then(() => postureOf().refresh());
    }),
  );
  startUp.trigger();
  return store;
}

/** Returns the ids of the assistants that are found by their extensions, programs and files. */
function findOnMachine(extensionIds: readonly string[]): Promise<readonly string[]> {
  return installed().detectAssistants({ home: homedir(), env: process.env, extensionIds });
}
