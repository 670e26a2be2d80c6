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

/** The part that `deactivate` waits for. */
export interface EgressCommands extends Disposable {
  /** Restores the editor's proxy while a setting can still be written. */
  end(): Promise<void>;
}

/** Registers the commands for policies and the recorder. The code behind them is loaded on first use. */
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
  // The value is still stored if the editor ended in the middle of a recording.
  if (context.globalState.get(stateKeys.proxyBefore) !== undefined) void recording().recover();
  return { end: () => made?.end() ?? Promise.resolve(), dispose: () => disposables.dispose() };
}
