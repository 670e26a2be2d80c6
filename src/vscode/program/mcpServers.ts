import path from 'node:path';
import * as vscode from 'vscode';
import { mcpProvider, settings } from '../../contract.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';

/** API of VS Code 1.101 and newer (vscode.d.ts), which the oldest supported version does not have. */
interface McpApi {
  readonly lm: {
    readonly registerMcpServerDefinitionProvider?: (id: string, provider: Provider) => vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => object;
}

interface Provider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  readonly provideMcpServerDefinitions: () => readonly object[];
}

/**
 * Offers `sightglass mcp` to the editor's agents, one server for each folder, if the user has enabled it. It is off by default:
 * agents of VS Code already have our language-model tool, which starts no program.
 */
export function registerMcpServers(context: vscode.ExtensionContext, configuration: Configuration): vscode.Disposable {
  const store = new DisposableStore();
  const { lm, McpStdioServerDefinition: Definition } = vscode as McpApi;
  if (lm.registerMcpServerDefinitionProvider === undefined || Definition === undefined) return store;
  const changed = store.add(new vscode.EventEmitter<void>());
  const fire = (): void => changed.fire();
  store.add(configuration.onDidChange(fire));
  store.add(vscode.workspace.onDidChangeWorkspaceFolders(fire));
  store.add(vscode.workspace.onDidGrantWorkspaceTrust(fire));
  const cli = path.join(context.extensionPath, 'dist', 'cli.js');
  const { version } = context.extension.packageJSON as { readonly version: string };
  const servers = (): readonly object[] =>
    configuration.get(settings.offerMcp) && vscode.workspace.isTrusted
      ? (vscode.workspace.workspaceFolders ?? [])
          .filter(({ uri }) => uri.scheme === 'file')
          .map(({ uri, name }) => {
            const words = [cli, 'mcp', '--workspace', uri.fsPath];
            return new Definition(
              `Sightglass (${name})`,
              process.execPath,
              words,
              { ELECTRON_RUN_AS_NODE: '1' },
              version,
            );
          })
      : [];
  store.add(
    lm.registerMcpServerDefinitionProvider(mcpProvider, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: servers,
    }),
  );
  return store;
}
