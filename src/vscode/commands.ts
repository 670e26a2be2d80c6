import { commands as vscodeCommands, type Disposable, Uri } from 'vscode';
import { commands, views } from '../contract.ts';
import type { Analyst } from './state/analyst.ts';
import type { AssistantsInUse } from './state/assistantsInUse.ts';
import type { Configuration } from './platform/configuration.ts';
import { uriOf } from './platform/commandArgument.ts';
import { DisposableStore } from './platform/disposables.ts';
import { toolSettings } from './settings/lazyToolSettings.ts';
import { fileOf } from './platform/notebooks.ts';
import type { Log } from './platform/log.ts';
import type { ReplaceServices } from './secrets/replaceSecrets.ts';
import type { Posture } from './settings/posture.ts';
import type { Previews } from './writing/previews.ts';
import type { AgentSurroundings } from './state/agentSurroundings.ts';
import type { ExclusionRules } from './state/exclusionRules.ts';
import type { RuleFiles } from './state/ruleFiles.ts';
import type { Store } from './state/store.ts';
import type { WorkspaceIndex } from './state/workspaceIndex.ts';

export interface CommandServices {
  readonly log: Log;
  readonly index: WorkspaceIndex;
  readonly surroundings: AgentSurroundings;
  readonly ruleFiles: RuleFiles;
  readonly exclusion: ExclusionRules;
  readonly analyst: Analyst;
  readonly assistants: AssistantsInUse;
  readonly previews: Previews;
  readonly store: Store;
  readonly postureOf: () => Posture;
  readonly showPolicy: () => Promise<void> | undefined;
  readonly configuration: Configuration;
  readonly scan: ReplaceServices['scan'];
}

/** The commands that only start what a service does by itself. */
export function registerCommands(services: CommandServices): Disposable {
  const { log, index, surroundings, ruleFiles, analyst, assistants, previews, postureOf } = services;
  const disposables = new DisposableStore();
  const register = (id: string, run: (argument: unknown) => unknown): void => {
    disposables.add(vscodeCommands.registerCommand(id, run));
  };
  register(commands.showLog, () => log.show());
  register(commands.showFindings, () => vscodeCommands.executeCommand(`${views.findings}.focus`));
  register(commands.showPolicy, () => services.showPolicy());
  register(commands.scanWorkspace, () => index.scan());
  register(commands.refresh, async () => {
    await Promise.all([
      assistants.detect(),
      ruleFiles.reload(),
      index.reload(),
      surroundings.reload(),
      postureOf().refresh(),
    ]);
    await analyst.run();
  });
  register(commands.hardenWorkspaceSettings, () =>
    toolSettings().harden({ posture: postureOf(), previews }, 'workspace'),
  );
  register(commands.hardenMachine, () => toolSettings().harden({ posture: postureOf(), previews }, 'user'));
  register(commands.generateCopilotIgnore, () => toolSettings().generateCopilotIgnore(services));
  register(commands.generateIgnoreFiles, () => toolSettings().generateIgnoreFiles(services));
  register(commands.copyIgnoreRule, argument => toolSettings().copyRule(services, argument));
  register(commands.addToIgnoreFiles, argument => {
    const uri = uriOf(argument);
    return uri === undefined ? undefined : toolSettings().holdBack(services, fileOf(uri));
  });
  register(commands.fixAllInFile, argument => toolSettings().fixAllInFile(services, argument));
  register(commands.replaceSecrets, row => toolSettings().replaceSecrets(services, row));
  disposables.add(
    vscodeCommands.registerCommand(commands.addToBaseline, (target: unknown, fingerprint: unknown) =>
      typeof target === 'string' && typeof fingerprint === 'string'
        ? toolSettings().addToBaseline(services, Uri.parse(target, true), fingerprint)
        : toolSettings().addRowToBaseline(services, target),
    ),
  );
  return disposables;
}
