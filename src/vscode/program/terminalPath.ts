import path from 'node:path';
import { type Disposable, type ExtensionContext, l10n } from 'vscode';
import { settings } from '../../contract.ts';
import type { Configuration } from '../platform/configuration.ts';

/** The variable in which the launchers in `bin` find a runtime if there is no Node on the path. */
const runtimeVariable = 'SIGHTGLASS_RUNTIME';

/** Adds the command line to the path of the editor's terminals, unless the user has disabled it. Writes no file. */
export function registerTerminalPath(context: ExtensionContext, configuration: Configuration): Disposable {
  const update = (): void => {
    const variables = context.environmentVariableCollection;
    if (!configuration.get(settings.addToPath)) {
      variables.clear();
      return;
    }
    variables.description = l10n.t('Adds the command "sightglass" to the path');
    variables.prepend('PATH', `${path.join(context.extensionPath, 'bin')}${path.delimiter}`);
    variables.replace(runtimeVariable, process.execPath);
  };
  update();
  return configuration.onDidChange(update);
}
