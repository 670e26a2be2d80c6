import type { Disposable, ExtensionContext } from 'vscode';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { registerMcpServers } from './mcpServers.ts';
import { registerTerminalPath } from './terminalPath.ts';

/** Hands the command line that comes with the extension to terminals and agents of the editor. */
export function registerProgram(context: ExtensionContext, configuration: Configuration): Disposable {
  const store = new DisposableStore();
  store.add(registerTerminalPath(context, configuration));
  store.add(registerMcpServers(context, configuration));
  return store;
}
