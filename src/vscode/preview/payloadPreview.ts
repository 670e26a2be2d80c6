import {
  commands as vscodeCommands,
  type Disposable,
  type ExtensionContext,
  l10n,
  languages,
  type QuickPickItem,
  TabInputText,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { schemes, stateKeys } from '../../contract.ts';
import type { ContextRequest, Simulation } from '../../core/context/types.ts';
import { contextWindowOf } from '../../core/exposure/window/contextWindow.ts';
import { payloadMasker } from '../../core/exposure/masking/maskPayload.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { amountText, secretsText } from '../context/itemTexts.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Log } from '../platform/log.ts';
import { featureName } from '../platform/text.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Store } from '../state/store.ts';
import { type ChosenFeature, chosenFeature, isSameFeature } from './chosenFeature.ts';
import { type PreviewDocument, previewDocument } from './previewDocument.ts';
import { PreviewFolds, PreviewLenses } from './previewLenses.ts';
import { Stripes } from './stripes.ts';

export interface PayloadPreviewServices {
  readonly context: ExtensionContext;
  readonly store: Store;
  /** Returns the simulators' current input, including what the TypeScript server would return. */
  readonly request: () => Promise<ContextRequest>;
  /** Runs the simulators of some assistants, with tokens counted as exactly as is possible here. Rejects if this fails. */
  readonly simulate: (request: ContextRequest, assistants: readonly string[]) => Promise<readonly Simulation[]>;
  readonly assistants: AssistantsInUse;
  /** Adds a read-only document. */
  readonly addDocument: (name: string, text: string) => Uri;
  readonly log: Log;
}

/** The result of one run of the simulators. */
interface Run {
  readonly request: ContextRequest;
  /** The simulations that have a text to show. */
  readonly simulations: readonly Simulation[];
}

/**
 * Implements *Preview What Would Be Sent*: shows the text that one feature would send for the cursor, as a read-only document in
 * the language of the file, with its tokens counted as exactly as is possible here and its secrets masked. Each feature has its own
 * tab.
 */
export class PayloadPreview implements Disposable {
  readonly #store = new DisposableStore();
  readonly #documents = new Map<string, PreviewDocument>();
  readonly #stripes = this.#store.add(new Stripes());

  constructor(private readonly services: PayloadPreviewServices) {
    const previewOf = ({ uri }: TextDocument): PreviewDocument | undefined => this.#documents.get(uri.toString());
    const own = { scheme: schemes.payload };
    this.#store.add(languages.registerCodeLensProvider(own, new PreviewLenses(previewOf)));
    this.#store.add(languages.registerFoldingRangeProvider(own, new PreviewFolds(previewOf)));
    this.#store.add(window.onDidChangeVisibleTextEditors(editors => this.#drawOn(editors)));
    this.#store.add(
      window.tabGroups.onDidChangeTabs(({ closed }) => closed.forEach(({ input }) => this.#forget(input))),
    );
  }

  /**
   * Shows one feature: the named one, or else the one that *Context Window* shows, or else the first one.
   * @param named a row of the Context tree, the document of a preview, or anything else that names a feature
   */
  async show(named: unknown): Promise<void> {
    const run = await this.#run();
    if (run === undefined) return;
    const asked = named instanceof Uri ? this.#featureOf(named) : chosenFeature(named);
    const kept = chosenFeature(this.services.context.workspaceState.get<unknown>(stateKeys.contextWindow));
    const find = (wanted: ChosenFeature | null): Simulation | undefined =>
      wanted === null ? undefined : run.simulations.find(each => isSameFeature(each, wanted));
    const simulation = asked === null ? (find(kept) ?? run.simulations[0]) : find(asked);
    if (simulation === undefined) showNoPreview();
    else await this.#open(simulation, run.request);
  }

  /** Asks for a feature, then shows it. */
  async choose(): Promise<void> {
    const run = await this.#run();
    if (run === undefined) return;
    if (run.simulations.length === 0) {
      showNoPreview();
      return;
    }
    const picks = run.simulations.map(simulation => this.#pick(simulation, run.request));
    const picked = await window.showQuickPick(picks, {
      title: l10n.t('Preview What Would Be Sent'),
      placeHolder: l10n.t('Choose a feature; each has a tab of its own'),
    });
    if (picked !== undefined) await this.#open(picked.simulation, run.request);
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #run(): Promise<Run | undefined> {
    const { simulate, assistants, log } = this.services;
    const request = await this.services.request();
    try {
      const simulations = await simulate(
        request,
        assistants.current.map(each => each.id),
      );
      return { request, simulations: simulations.filter(each => each.payload.length > 0) };
    } catch (error) {
      log.error('The payload could not be assembled', error);
      void window.showErrorMessage(l10n.t('The payload could not be assembled. The log says why.'));
      return undefined;
    }
  }

  #pick(simulation: Simulation, request: ContextRequest): QuickPickItem & { readonly simulation: Simulation } {
    const { store, assistants } = this.services;
    const shown = contextWindowOf(simulation, { ...store.snapshot, active: request.active?.uri ?? null });
    const found = shown.secrets > 0 ? secretsText(shown.secrets) : '';
    return {
      label: l10n.t('{0} · {1}', assistants.nameOf(simulation.assistant), featureName(simulation.feature)),
      description: [amountText(shown), found].filter(text => text !== '').join(' · '),
      simulation,
    };
  }

  async #open(simulation: Simulation, request: ContextRequest): Promise<void> {
    const { store, assistants, addDocument } = this.services;
    const shown = previewDocument({
      ...{ simulation, request, snapshot: store.snapshot },
      mask: payloadMasker(request, secrets().createScanner()),
      assistantName: assistants.nameOf(simulation.assistant),
    });
    const uri = addDocument(shown.name, shown.text);
    this.#documents.set(uri.toString(), shown);
    let document = await workspace.openTextDocument(uri);
    if (document.languageId !== shown.languageId) document = await inLanguage(document, shown.languageId);
    const editor = await window.showTextDocument(document, { preview: false });
    const tabs = window.tabGroups.all.flatMap(group => group.tabs);
    await window.tabGroups.close(
      tabs.filter(({ input }) => isOlder(input, uri)),
      true,
    );
    this.#drawOn([editor]);
    const selectionLines = [document.positionAt(shown.notes).line];
    await vscodeCommands.executeCommand('editor.fold', { levels: 1, direction: 'down', selectionLines });
  }

  /** Decorates the editors. An editor loses its decorations when it is hidden and shown again. */
  #drawOn(editors: readonly TextEditor[]): void {
    for (const editor of editors) {
      const shown = this.#documents.get(editor.document.uri.toString());
      if (shown !== undefined) this.#stripes.draw(editor, shown);
    }
  }

  #featureOf(uri: Uri): ChosenFeature | null {
    return this.#documents.get(uri.toString())?.feature ?? null;
  }

  #forget(input: unknown): void {
    if (input instanceof TabInputText) this.#documents.delete(input.uri.toString());
  }
}

/** Whether a tab shows an older preview of the same feature. */
function isOlder(input: unknown, newer: Uri): boolean {
  if (!(input instanceof TabInputText)) return false;
  const { scheme, path: name, query } = input.uri;
  return scheme === newer.scheme && name === newer.path && query !== newer.query;
}

/**
 * Sets the language of a document. The editor detects most languages by the file name; this is for a language that the user chose.
 */
async function inLanguage(document: TextDocument, languageId: string): Promise<TextDocument> {
  try {
    return await languages.setTextDocumentLanguage(document, languageId);
  } catch {
    // The extension that provided the language is gone.
    return document;
  }
}

function showNoPreview(): void {
  void window.showInformationMessage(
    l10n.t('Nothing would be sent for the cursor now, or no algorithm is known well enough to show its payload.'),
  );
}
