import { commands as vscodeCommands, type Event, l10n, type Memento, window, workspace } from 'vscode';
import { commands, extensionId, settings, stateKeys } from '../../contract.ts';
import type { AssistantsInUse } from './assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import type { Snapshot, Store } from './store.ts';

interface FirstRunServices {
  readonly globalState: Memento;
  readonly configuration: Configuration;
  /** Scans the folders; `lastScan` is null before the first scan. */
  readonly index: { readonly lastScan: { readonly files: number } | null; scan(): Promise<void> };
  readonly store: Store;
  readonly assistants: AssistantsInUse;
}

/**
 * The first time that the extension is started in a folder, once per machine: scans the folder and summarizes the result in one
 * sentence. Only if the folder is trusted, because the user is shown what it contains.
 */
export async function firstRun({
  globalState,
  configuration,
  index,
  store,
  assistants,
}: FirstRunServices): Promise<void> {
  const isDue = globalState.get(stateKeys.hasRun) !== true && configuration.get(settings.scanAtFirstStart);
  if (!isDue || !workspace.isTrusted || diskFolders().length === 0) return;
  await globalState.update(stateKeys.hasRun, true);
  await index.scan();
  const { lastScan } = index;
  if (lastScan === null) return;
  const snapshot = await scanned(store);
  const show = l10n.t('Show Findings');
  const start = l10n.t('Get Started');
  const text = firstSentence(snapshot, lastScan.files, assistants);
  const answer = await window.showInformationMessage(text, ...(snapshot.exposures.length > 0 ? [show] : []), start);
  if (answer === show) await vscodeCommands.executeCommand(commands.showFindings);
  if (answer === start) {
    await vscodeCommands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`);
  }
}

/** Waits for the snapshot that includes the scan. */
function scanned(store: Store): Promise<Snapshot> {
  const isIt = (snapshot: Snapshot): boolean => snapshot.isWorkspaceScanned;
  return isIt(store.snapshot) ? Promise.resolve(store.snapshot) : next(store.onDidChange, isIt);
}

function next<T>(event: Event<T>, isIt: (value: T) => boolean): Promise<T> {
  return new Promise(resolve => {
    const subscription = event(value => {
      if (!isIt(value)) return;
      subscription.dispose();
      resolve(value);
    });
  });
}

function firstSentence({ exposures }: Snapshot, files: number, assistants: AssistantsInUse): string {
  if (exposures.length === 0)
    return l10n.t(
      'Sightglass checked {0} files here and found no secret of a kind it knows that an AI assistant can get.',
      files,
    );
  const names = assistants.current.map(({ id }) => assistants.nameOf(id)).join(', ');
  const places = new Set(exposures.map(({ path }) => path)).size;
  if (assistants.isAssumed) {
    return l10n.t(
      'Sightglass checked {0} files here. {1} secrets in {2} files could reach {3} if you turned it on; no AI tool was found.',
      files,
      exposures.length,
      places,
      names,
    );
  }
  return l10n.t(
    'Sightglass checked {0} files here. {1} secrets in {2} files can reach AI assistants ({3}).',
    files,
    exposures.length,
    places,
    names,
  );
}
