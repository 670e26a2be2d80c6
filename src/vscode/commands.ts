import { commands as vscodeCommands, type Disposable, Uri } from 'vscode';
import { commands, views } from '../contract.ts';
import { uriOf } from './platform/commandArgument.ts';
import { DisposableStore } from './platform/disposables.ts';
import { editorTools } from './settings/lazyEditorTools.ts';
import type { IgnoreFileServices } from './ignore/ignoreServices.ts';
import { fileOf } from './platform/workspace/notebooks.ts';
import type { Log } from './platform/log.ts';
import type { ReplaceServices } from './secrets/replaceSecrets.ts';

export interface CommandServices extends IgnoreFileServices, ReplaceServices {
  readonly log: Log;
  /** Reads everything again. */
  readonly refresh: () => Promise<void>;
}

/** Registers the commands that only call a service, on a computer and on the web. */
export function registerCommands(services: CommandServices): Disposable {
  const { log, refresh } = services;
  const disposables = new DisposableStore();
  const register = (id: string, run: (argument: unknown) => unknown): void => {
    disposables.add(vscodeCommands.registerCommand(id, run));
  };
  register(commands.showLog, () => log.show());
  register(commands.showFindings, () => vscodeCommands.executeCommand(`${views.findings}.focus`));
  register(commands.refresh, refresh);
  register(commands.generateCopilotIgnore, () => editorTools().generateCopilotIgnore(services));
  register(commands.generateIgnoreFiles, () => editorTools().generateIgnoreFiles(services));
  register(commands.copyIgnoreRule, argument => editorTools().copyRule(services, argument));
  register(commands.addToIgnoreFiles, argument => {
    const uri = uriOf(argument);
    return uri === undefined ? undefined : editorTools().holdBack(services, fileOf(uri));
  });
  register(commands.fixAllInFile, argument => editorTools().fixAllInFile(services, argument));
  register(commands.replaceSecrets, row => editorTools().replaceSecrets(services, row));
  disposables.add(
    vscodeCommands.registerCommand(commands.addToBaseline, (target: unknown, fingerprint: unknown) =>
      typeof target === 'string' && typeof fingerprint === 'string'
        ? editorTools().addToBaseline(services, Uri.parse(target, true), fingerprint)
        : editorTools().addRowToBaseline(services, target),
    ),
  );
  return disposables;
}
