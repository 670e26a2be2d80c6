import {
  commands as vscodeCommands,
  type ExtensionContext,
  l10n,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { commands, panels } from '../../contract.ts';
import type { ContextItem } from '../../core/context/types.ts';
import type { RuleReference, Verdict } from '../../core/ignore/types.ts';
import { type FromVisibility, isFromVisibility, type ToVisibility } from '../../webview/visibility/protocol.ts';
import type { Past } from '../history/past.ts';
import { uriOf } from '../platform/commandArgument.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Log } from '../platform/log.ts';
import { openRange } from '../platform/workspace/openRange.ts';
import { webviewPage } from '../platform/webviewPage.ts';
import { shownPath } from '../platform/workspace/workspaceFolders.ts';
import { ruleUri } from '../secrets/diagnostics.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Store } from '../state/store.ts';
import { visibilityPage } from './visibility/visibilityPage.ts';

/** The services that the explanation needs. */
export interface ExplainServices {
  readonly context: ExtensionContext;
  readonly verdictsOf: (uri: Uri) => readonly Verdict[];
  readonly store: Store;
  readonly assistants: AssistantsInUse;
  readonly history: Past;
  readonly log: Log;
}

/** The panel by services: all callers with the same services share one. */
const shown = new WeakMap<ExplainServices, VisibilityPanel>();

/**
 * Runs *Why Is This File Visible?*: shows every assistant and feature for one file.
 * @param argument the file, as menus and commands pass it; the active file if there is none
 */
export function explainFile(services: ExplainServices, argument: unknown): void {
  const uri = uriOf(argument) ?? window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void window.showInformationMessage(l10n.t('Open or select a file first.'));
    return;
  }
  let panel = shown.get(services);
  if (panel === undefined) {
    panel = new VisibilityPanel(services);
    shown.set(services, panel);
    services.context.subscriptions.push(panel);
  }
  panel.show(uri);
}

/** The panel. It is updated when the rules or the findings change. */
class VisibilityPanel {
  #panel: WebviewPanel | undefined;
  #isReady = false;
  #uri: Uri | undefined;
  /** The link targets of the page that was sent last. */
  #rules: readonly { readonly target: Uri; readonly line: number }[] = [];
  #sent = '';

  constructor(private readonly services: ExplainServices) {}

  show(uri: Uri): void {
    this.#uri = uri;
    this.#sent = '';
    const panel = (this.#panel ??= this.#create());
    panel.title = titleOf(uri);
    panel.reveal();
    this.#send();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): WebviewPanel {
    const { context, store, history, log } = this.services;
    const panel = window.createWebviewPanel(panels.visibility, l10n.t('Who Can See It?'), ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [context.extensionUri],
    });
    const subscriptions = new DisposableStore();
    subscriptions.add(store.onDidChange(() => this.#send()));
    subscriptions.add(history.onDidChange(() => this.#send()));
    panel.webview.onDidReceiveMessage((value: unknown) => {
      if (isFromVisibility(value))
        this.#receive(value).catch((error: unknown) => log.error('The page of a file could not do that', error));
      else log.warnOnce('The page of a file sent a message of an unknown kind; it was dropped.');
    });
    panel.onDidDispose(() => {
      subscriptions.dispose();
      this.#panel = undefined;
      this.#isReady = false;
    });
    panel.webview.html = webviewPage(panel.webview, context.extensionUri, {
      title: l10n.t('Who Can See It?'),
      style: 'privacy.css',
      script: 'visibility.js',
    });
    return panel;
  }

  async #receive(received: FromVisibility): Promise<void> {
    const uri = this.#uri;
    if (uri === undefined) return;
    switch (received.type) {
      case 'ready':
        this.#isReady = true;
        this.#sent = '';
        this.#send();
        return;
      case 'hold-back':
        await vscodeCommands.executeCommand(commands.addToIgnoreFiles, uri);
        return;
      case 'open':
        await vscodeCommands.executeCommand('vscode.open', uri);
        return;
      case 'rule': {
        const rule = this.#rules[received.id];
        if (rule !== undefined) await openRange(rule.target.toString(), rule.line, rule.line);
      }
    }
  }

  /** Sends the page if it has changed. A page that is not ready receives nothing; it sends `ready` when it is shown again. */
  #send(): void {
    const uri = this.#uri;
    if (this.#panel === undefined || uri === undefined || !this.#isReady) return;
    const { verdictsOf, store, assistants, history } = this.services;
    const rules: { readonly target: Uri; readonly line: number }[] = [];
    const linkTo = (rule: RuleReference): number | null => {
      const target = ruleUri(uri.toString(), rule);
      return target === null ? null : rules.push({ target, line: rule.line }) - 1;
    };
    const facts = { uri, verdicts: verdictsOf(uri), items: itemsOf(store, uri), given: history.givenTo(uri) };
    const page = visibilityPage(facts, id => assistants.nameOf(id), linkTo);
    const made = JSON.stringify(page);
    if (made === this.#sent) return;
    this.#sent = made;
    this.#rules = rules;
    const sent: ToVisibility = { type: 'page', page };
    void this.#panel.webview.postMessage(sent);
  }
}

function titleOf(uri: Uri): string {
  const path = shownPath(uri);
  return l10n.t('Who can see {0}?', path.slice(path.lastIndexOf('/') + 1));
}

/** Returns what each feature would send of this file's text now. */
function itemsOf({ snapshot }: Store, uri: Uri): readonly ContextItem[] {
  const wanted = uri.toString();
  return snapshot.simulations
    .flatMap(({ items }) => items)
    .filter(({ uri: each, kind }) => each === wanted && kind !== 'path' && kind !== 'state');
}
