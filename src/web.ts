import { commands as vscodeCommands, EventEmitter, type ExtensionContext } from 'vscode';
import { commands, contextKeys } from './contract.ts';
import { type SightglassApi, startExtension } from './vscode/api.ts';
import { registerFeatures } from './vscode/features.ts';
import { Configuration } from './vscode/platform/configuration.ts';
import { Debouncer, delays } from './vscode/platform/delays.ts';
import type { DisposableStore } from './vscode/platform/disposables.ts';
import type { Log } from './vscode/platform/log.ts';
import type { SliceMeter } from './vscode/platform/sliceMeter.ts';
import { shownPath } from './vscode/platform/workspace/workspaceFolders.ts';
import { harden } from './vscode/settings/hardening.ts';
import { AssistantsInUse } from './vscode/state/assistantsInUse.ts';
import { RuleFiles } from './vscode/state/ruleFiles.ts';
import { Store } from './vscode/state/store.ts';
import { TeamFiles } from './vscode/state/team/teamFiles.ts';
import { BrowserSettings } from './vscode/web/browserSettings.ts';
import { FilesElsewhere } from './vscode/web/filesElsewhere.ts';
import { findByExtensions } from './vscode/web/findByExtensions.ts';
import { MemoryChanges } from './vscode/web/memoryChanges.ts';
import { registerNotHere } from './vscode/web/notHere.ts';
import { noGuard, noPast, noSurroundings, noThreads } from './vscode/web/nothing.ts';
import { readTeamElsewhere } from './vscode/web/readTeamElsewhere.ts';
import { simulateInTurns } from './vscode/web/simulateInTurns.ts';
import { Previews } from './vscode/writing/previews.ts';

/**
 * The extension for an editor that runs in a browser without a computer (vscode.dev, github.dev): everything that needs no
 * computer. Files are read and written through the editor.
 */
export function activate(context: ExtensionContext): SightglassApi {
  return startExtension(context, wire);
}

function wire(context: ExtensionContext, disposables: DisposableStore, meter: SliceMeter, log: Log): Store {
  // Menus and views hide what needs a computer.
  void vscodeCommands.executeCommand('setContext', contextKeys.onWeb, true);
  const configuration = disposables.add(new Configuration(log));
  const store = disposables.add(new Store());
  const ruleFiles = disposables.add(new RuleFiles(() => Promise.resolve({ ruleFiles: [], problems: [] })));
  const teams = disposables.add(new TeamFiles(configuration, readTeamElsewhere));
  const index = disposables.add(new FilesElsewhere());
  const assistants = disposables.add(new AssistantsInUse(configuration, findByExtensions, log));
  const previews = disposables.add(new Previews(new MemoryChanges(), log));
  disposables.add(
    previews.onDidWrite(() => {
      void ruleFiles.reload();
      void teams.reload();
    }),
  );
  const features = registerFeatures(
    {
      ...{ context, configuration, store, assistants, ruleFiles, teams, index, previews, meter, log },
      ...{ surroundings: noSurroundings, pool: noThreads, guard: noGuard, history: noPast },
      readExclusion: ({ known }) => ({ facts: { contentExclusion: known }, problems: [] }),
      simulate: simulateInTurns,
      scan: (uri, text, languageId) =>
        Promise.resolve(teams.scannerFor(uri).scan({ path: shownPath(uri), text, languageId })),
      openTelemetry: () => null,
      onDidReadSettings: disposables.add(new EventEmitter<void>()).event,
      lastScan: () => null,
      refresh: () => Promise.resolve(),
    },
    disposables,
  );
  disposables.add(
    vscodeCommands.registerCommand(commands.hardenWorkspaceSettings, () =>
      harden({ posture: new BrowserSettings(assistants), previews }, 'workspace'),
    ),
  );
  disposables.add(registerNotHere(store));
  const startUp = disposables.add(
    new Debouncer(delays.startUp, () => {
      void features.start();
      void assistants.detect();
    }),
  );
  startUp.trigger();
  return store;
}
