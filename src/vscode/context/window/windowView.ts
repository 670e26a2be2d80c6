import {
  commands as vscodeCommands,
  type Disposable,
  type Event,
  type ExtensionContext,
  l10n,
  Uri,
  type WebviewView,
  type WebviewViewProvider,
  window,
} from 'vscode';
import { commands, stateKeys, views } from '../../../contract.ts';
import type { ContextItem } from '../../../core/context/types.ts';
import { type ContextWindow, contextWindowOf } from '../../../core/exposure/window/contextWindow.ts';
import { type HeldFile, heldFiles } from '../../../core/exposure/window/heldFiles.ts';
import { nextSecrets } from '../../../core/exposure/window/nextSecrets.ts';
import type { Finding } from '../../../core/secrets/types.ts';
import { type FromWindow, isFromWindow, type ToWindow } from '../../../webview/window/protocol.ts';
import { DisposableStore } from '../../platform/disposables.ts';
import type { Log } from '../../platform/log.ts';
import { webviewPage } from '../../platform/webviewPage.ts';
import type { AssistantsInUse } from '../../state/assistantsInUse.ts';
import type { Snapshot, Store } from '../../state/store.ts';
import { fileOf } from '../../platform/workspace/notebooks.ts';
import type { PlacedSecret } from './windowAnswers.ts';
import { type Choice, isChoice } from './windowChoice.ts';
import { editorTools } from '../../settings/lazyEditorTools.ts';

export interface WindowServices {
  readonly context: ExtensionContext;
  readonly store: Store;
  readonly assistants: AssistantsInUse;
  /** The number of settings per product that allow it to report usage; null until the settings are read. */
  readonly openTelemetry: () => ReadonlyMap<string, number> | null;
  readonly onDidReadSettings: Event<void>;
  readonly log: Log;
}

/** The *Context Window* view: what the next request contains, as a picture that follows the cursor. */
class WindowView implements WebviewViewProvider {
  readonly #store = new DisposableStore();
  #view: WebviewView | undefined;
  #isReady = false;
  #version = 0;
  /** The items of the rows that were sent last, and the targets of the answers above them. */
  #items: readonly ContextItem[] = [];
  #secrets: readonly PlacedSecret[] = [];
  #held: readonly HeldFile[] = [];
  #heldOf: readonly unknown[] = [];

  constructor(private readonly services: WindowServices) {
    const { store, assistants, onDidReadSettings } = services;
    this.#store.add(onDidReadSettings(() => this.#send()));
    this.#store.add(store.onDidChange(() => this.#send()));
    this.#store.add(assistants.onDidChange(() => this.#send()));
  }

  resolveWebviewView(view: WebviewView): void {
    const { context, log } = this.services;
    this.#view = view;
    this.#isReady = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [context.extensionUri] };
    const subscriptions = [
      view.webview.onDidReceiveMessage((value: unknown) => {
        if (!isFromWindow(value)) {
          log.warnOnce('The Context Window sent a message of an unknown kind; it was dropped.');
          return;
        }
        this.#receive(value).catch((error: unknown) => log.error('The Context Window could not do that', error));
      }),
      view.onDidChangeVisibility(() => this.#send()),
    ];
    view.onDidDispose(() => {
      for (const each of subscriptions) each.dispose();
      this.#view = undefined;
      this.#isReady = false;
    });
    view.webview.html = webviewPage(view.webview, context.extensionUri, {
      title: l10n.t('Context Window'),
      style: 'window.css',
      script: 'window.js',
    });
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #receive(received: FromWindow): Promise<void> {
    switch (received.type) {
      case 'ready':
        this.#isReady = true;
        this.#send();
        return;
      case 'preview':
        await vscodeCommands.executeCommand(commands.previewPayload);
        return;
      case 'report':
        await vscodeCommands.executeCommand(commands.showPrivacyReport);
        return;
      case 'findings':
        await vscodeCommands.executeCommand(commands.showFindings);
        return;
      case 'secret':
      case 'held':
        await this.#answer(received);
        return;
      case 'choose': {
        const { assistant, feature } = received;
        await this.services.context.workspaceState.update(stateKeys.contextWindow, { assistant, feature });
        this.#send();
        return;
      }
      default:
        await this.#act(received);
    }
  }

  async #answer({ type, version, row }: Extract<FromWindow, { readonly type: 'secret' | 'held' }>): Promise<void> {
    if (version !== this.#version) return;
    const secret = type === 'secret' ? this.#secrets[row] : undefined;
    const held = type === 'held' ? this.#held[row] : undefined;
    if (secret !== undefined) {
      const { startLine, endLine } = secret.exposure.finding;
      await vscodeCommands.executeCommand(commands.openRange, secret.uri, startLine, endLine);
    }
    if (held !== undefined) await vscodeCommands.executeCommand(commands.explainFile, Uri.parse(held.uri, true));
  }

  async #act({
    type,
    version,
    row,
  }: Extract<FromWindow, { readonly type: 'open' | 'hold-back' | 'why' }>): Promise<void> {
    // The row numbers of an older picture may no longer match.
    const item = version === this.#version ? this.#items[row] : undefined;
    if (item === undefined) return;
    const uri = Uri.parse(item.uri, true);
    if (type === 'hold-back') await vscodeCommands.executeCommand(commands.addToIgnoreFiles, uri);
    else if (type === 'why') await vscodeCommands.executeCommand(commands.explainFile, uri);
    else {
      const line = item.startLine ?? 1;
      await vscodeCommands.executeCommand(commands.openRange, item.uri, line, item.endLine ?? line);
    }
  }

  /** Sends the page. A hidden view receives nothing; it sends `ready` again when it is shown. */
  #send(): void {
    if (this.#view?.visible !== true || !this.#isReady) return;
    const { context, store, assistants, openTelemetry } = this.services;
    const windows = this.#windows();
    const kept = context.workspaceState.get<unknown>(stateKeys.contextWindow);
    const version = ++this.#version;
    this.#secrets = placedSecrets(store.snapshot);
    this.#updateHeld(store.snapshot);
    const facts = { secrets: this.#secrets, held: this.#held, telemetry: openTelemetry() };
    const page = editorTools().windowPage(
      windows,
      isKept(kept) ? kept : null,
      id => assistants.nameOf(id),
      version,
      facts,
    );
    this.#items = windows.find(each => isChoice(each, page.chosen))?.parts.map(each => each.item) ?? [];
    const sent: ToWindow = { type: 'window', page };
    void this.#view.webview.postMessage(sent);
  }

  /** Recomputes only if rules or files have changed, because this runs after every keystroke. */
  #updateHeld({ verdictsOf, sensitiveFiles, findings }: Snapshot): void {
    const withSecrets = [...findings.keys()].slice(0, mostJudged).map(uri => fileOf(Uri.parse(uri, true)).toString());
    const uris = [...new Set([...sensitiveFiles, ...withSecrets])].slice(0, mostJudged);
    const sources = [verdictsOf, ...uris];
    if (sources.length === this.#heldOf.length && sources.every((each, at) => each === this.#heldOf[at])) return;
    this.#heldOf = sources;
    this.#held = heldFiles(uris, verdictsOf);
  }

  /** Returns the windows in the order of the tree below. */
  #windows(): readonly ContextWindow[] {
    const { simulations, assistants, findings, verdictsOf } = this.services.store.snapshot;
    const active = window.activeTextEditor?.document.uri.toString() ?? null;
    return assistants.flatMap(({ id }) =>
      simulations
        .filter(each => each.assistant === id)
        .map(each => contextWindowOf(each, { findings, verdictsOf, active })),
    );
  }
}

/** How many files are judged; a page shows the first few. */
const mostJudged = 40;

/**
 * Returns the secrets of the next request with the URIs of their texts. A secret that is in no known text has no target and is left
 * out.
 */
function placedSecrets({ exposures, findings }: Snapshot): readonly PlacedSecret[] {
  const secrets = nextSecrets(exposures);
  const uris = new Map<Finding, string>();
  if (secrets.length > 0) for (const [uri, list] of findings) for (const each of list) uris.set(each, uri);
  return secrets.flatMap(each => {
    const uri = uris.get(each.exposure.finding);
    return uri === undefined ? [] : [{ ...each, uri }];
  });
}

function isKept(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null) return false;
  const { assistant, feature } = value as Partial<Record<keyof Choice, unknown>>;
  return typeof assistant === 'string' && typeof feature === 'string';
}

export function registerWindowView(services: WindowServices): Disposable {
  const disposables = new DisposableStore();
  const view = disposables.add(new WindowView(services));
  disposables.add(window.registerWebviewViewProvider(views.window, view));
  return disposables;
}
