import { randomBytes } from 'node:crypto';
import {
  commands as vscodeCommands,
  type Disposable,
  env,
  type ExtensionContext,
  l10n,
  Position,
  Range,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { commands, panels } from '../contract.ts';
import { isFromPage, type FromPage, type ToPage } from '../webview/protocol.ts';
import { DisposableStore } from './disposables.ts';
import type { Log } from './log.ts';
import type { Posture } from './posture.ts';
import { toolSettings } from './lazyToolSettings.ts';
import type { OpenTarget } from './privacyReport.ts';

/** The privacy report: one panel, drawn from the posture, never a second settings editor. */
export class PrivacyPanel {
  readonly #store = new DisposableStore();
  #panel: WebviewPanel | undefined;
  #isReady = false;
  #targets: readonly OpenTarget[] = [];

  constructor(
    private readonly context: ExtensionContext,
    private readonly postureOf: () => Posture,
    private readonly log: Log,
  ) {
    this.#store.add(workspace.onDidGrantWorkspaceTrust(() => this.#send()));
  }

  show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    const panel = window.createWebviewPanel(
      panels.privacyReport,
      l10n.t('AI Privacy Report'),
      ViewColumn.Active,
      this.#options(),
    );
    this.#adopt(panel);
  }

  /** Takes a panel that VS Code restored after a reload. */
  restore(panel: WebviewPanel): void {
    panel.webview.options = this.#options();
    this.#adopt(panel);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#store.dispose();
  }

  #options(): { enableScripts: true; localResourceRoots: Uri[] } {
    const root = this.context.extensionUri;
    return {
      enableScripts: true,
      localResourceRoots: [Uri.joinPath(root, 'dist', 'webview'), Uri.joinPath(root, 'media')],
    };
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel = panel;
    this.#isReady = false;
    panel.iconPath = Uri.joinPath(this.context.extensionUri, 'media', 'sightglass.svg');
    panel.webview.onDidReceiveMessage((value: unknown) => {
      if (isFromPage(value)) void this.#receive(value);
      else this.log.warnOnce('The privacy report sent a message of an unknown kind; it was dropped.');
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#isReady = false;
    });
    panel.webview.html = this.#page(panel);
    const posture = this.postureOf();
    const changes = posture.onDidChange(() => this.#send());
    panel.onDidDispose(() => void changes.dispose());
    void posture.refresh();
  }

  async #receive(received: FromPage): Promise<void> {
    switch (received.type) {
      case 'ready':
        this.#isReady = true;
        this.#send();
        return;
      case 'open':
        await this.#open(this.#targets[received.openId]);
        return;
      case 'harden':
        await vscodeCommands.executeCommand(commands.hardenWorkspaceSettings);
        return;
      case 'export': {
        const document = await workspace.openTextDocument({
          language: 'markdown',
          content: toolSettings().reportMarkdown(this.postureOf()),
        });
        await window.showTextDocument(document);
      }
    }
  }

  /** A hidden page cannot receive; it says `ready` again when it is drawn anew. */
  #send(): void {
    if (this.#panel === undefined || !this.#isReady) return;
    const { report, targets } = toolSettings().buildReport(this.postureOf());
    this.#targets = targets;
    const sent: ToPage = { type: 'report', report };
    void this.#panel.webview.postMessage(sent);
  }

  async #open(target: OpenTarget | undefined): Promise<void> {
    if (target === undefined) return;
    if (target.kind === 'setting') {
      await vscodeCommands.executeCommand(
        target.scope === 'workspace' ? 'workbench.action.openWorkspaceSettings' : 'workbench.action.openSettings',
        {
          query: target.key,
        },
      );
      return;
    }
    const start = new Position(Math.max(0, (target.line ?? 1) - 1), 0);
    await window.showTextDocument(Uri.file(target.file), { selection: new Range(start, start) });
  }

  #page({ webview }: WebviewPanel): string {
    const nonce = randomBytes(16).toString('base64url');
    const uri = (...parts: string[]): string =>
      webview.asWebviewUri(Uri.joinPath(this.context.extensionUri, ...parts)).toString();
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src ${webview.cspSource}`,
      `img-src ${webview.cspSource}`,
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${l10n.t('AI Privacy Report')}</title>
<link rel="stylesheet" href="${uri('media', 'privacy.css')}">
</head>
<body>
<main><h1>${l10n.t('AI Privacy Report')}</h1></main>
<script nonce="${nonce}" src="${uri('dist', 'webview', 'privacy.js')}"></script>
</body>
</html>`;
  }
}

export function registerPrivacyPanel(panel: PrivacyPanel): Disposable {
  const disposables = new DisposableStore();
  disposables.add(vscodeCommands.registerCommand(commands.showPrivacyReport, () => panel.show()));
  disposables.add(
    window.registerWebviewPanelSerializer(panels.privacyReport, {
      deserializeWebviewPanel: restored => {
        panel.restore(restored);
        return Promise.resolve();
      },
    }),
  );
  return disposables;
}
