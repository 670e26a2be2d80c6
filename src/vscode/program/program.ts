import type { Disposable, ExtensionContext } from 'vscode';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { registerMcpServers } from './mcpServers.ts';
import { registerTerminalPath } from './terminalPath.ts';

/** Makes the bundled command line available in terminals and to agents of the editor. */
export function registerProgram(context: ExtensionContext, configuration: Configuration): Disposable {
  const store = new DisposableStore();
  store.add(registerTerminalPath(context, configuration));
  store.add(registerMcpServers(context, configuration));
  return store;
}
