import { commands as vscodeCommands, type Disposable } from 'vscode';
import { commands } from '../contract.ts';
import { DisposableStore } from './platform/disposables.ts';
import { toolSettings } from './settings/lazyToolSettings.ts';
import type { Posture } from './settings/posture.ts';
import type { WorkspaceIndex } from './state/workspaceIndex.ts';
import type { Proposals } from './writing/proposals.ts';

export interface MachineServices {
  readonly index: WorkspaceIndex;
  readonly previews: Proposals;
  readonly postureOf: () => Posture;
}

/** Registers the commands that need a computer: its disk, and the settings of its tools. */
export function registerMachineCommands({ index, previews, postureOf }: MachineServices): Disposable {
  const disposables = new DisposableStore();
  const register = (id: string, run: () => unknown): void => {
    disposables.add(vscodeCommands.registerCommand(id, run));
  };
  register(commands.scanWorkspace, () => index.scan());
  register(commands.hardenWorkspaceSettings, () =>
    toolSettings().harden({ posture: postureOf(), previews }, 'workspace'),
  );
  register(commands.hardenMachine, () => toolSettings().harden({ posture: postureOf(), previews }, 'user'));
  return disposables;
}
