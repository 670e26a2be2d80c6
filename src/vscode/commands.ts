import { commands as vscodeCommands, type Disposable } from 'vscode';
import { commands, views } from '../contract.ts';
import type { Analyst } from './analyst.ts';
import type { AssistantsInUse } from './assistantsInUse.ts';
import { DisposableStore } from './disposables.ts';
import type { Log } from './log.ts';
import type { Posture } from './posture.ts';
import type { RuleFiles } from './ruleFiles.ts';
import type { WorkspaceIndex } from './workspaceIndex.ts';

export interface CommandServices {
  readonly log: Log;
  readonly index: WorkspaceIndex;
  readonly ruleFiles: RuleFiles;
  readonly analyst: Analyst;
  readonly assistants: AssistantsInUse;
  readonly posture: Posture;
}

/** The commands that only start what a service does by itself. */
export function registerCommands({ log, index, ruleFiles, analyst, assistants, posture }: CommandServices): Disposable {
  const disposables = new DisposableStore();
  const register = (id: string, run: () => unknown): void => {
    disposables.add(vscodeCommands.registerCommand(id, run));
  };
  register(commands.showLog, () => log.show());
  register(commands.showFindings, () => vscodeCommands.executeCommand(`${views.findings}.focus`));
  register(commands.scanWorkspace, () => index.scan());
  register(commands.refresh, async () => {
    await Promise.all([assistants.detect(), ruleFiles.reload(), index.reload(), posture.refresh()]);
    await analyst.run();
  });
  return disposables;
}
