import { commands as vscodeCommands, type Disposable, type ExtensionContext } from 'vscode';
import { commands, stateKeys } from '../../contract.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { egressTools } from './lazyEgressTools.ts';
import type { Log } from '../platform/log.ts';
import type { Recording } from './recording.ts';

export interface EgressServices {
  readonly context: ExtensionContext;
  readonly assistants: AssistantsInUse;
  readonly log: Log;
}

/** What `deactivate` waits for. */
export interface EgressCommands extends Disposable {
  /** Restores the editor's proxy while there is still time to write a setting. */
  end(): Promise<void>;
}

/** Policies and the recorder. Only names are registered here; the rest is loaded on first use. */
export function registerEgress({ context, assistants, log }: EgressServices): EgressCommands {
  const disposables = new DisposableStore();
  let made: Recording | undefined;
  const recording = (): Recording =>
    (made ??= disposables.add(new (egressTools().Recording)(context, assistants, log)));
  disposables.add(
    vscodeCommands.registerCommand(commands.generateEgressPolicy, () => egressTools().generateEgressPolicy(assistants)),
  );
  disposables.add(vscodeCommands.registerCommand(commands.recordHosts, () => recording().start()));
  disposables.add(vscodeCommands.registerCommand(commands.stopRecording, () => recording().stop()));
  // Left behind by an editor that ended in the middle of a recording.
  if (context.globalState.get(stateKeys.proxyBefore) !== undefined) void recording().recover();
  return { end: () => made?.end() ?? Promise.resolve(), dispose: () => disposables.dispose() };
}
