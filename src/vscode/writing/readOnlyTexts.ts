import { type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { schemes } from '../../contract.ts';
import { DisposableStore } from '../platform/disposables.ts';

/** The texts of our read-only documents. A text is kept as long as its document is open. */
export class ReadOnlyTexts implements TextDocumentContentProvider {
  readonly #store = new DisposableStore();
  readonly #texts = new Map<string, string>();

  constructor() {
    const own = Object.values(schemes);
    for (const scheme of own) this.#store.add(workspace.registerTextDocumentContentProvider(scheme, this));
    this.#store.add(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (own.some(scheme => scheme === uri.scheme)) this.#texts.delete(uri.toString());
      }),
    );
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /**
   * Adds a document. Its name is shown in the tab. The tab is always a new one, even if the same text is already open, or if its
   * tab was restored from an earlier session, in which case the text is lost.
   */
  add(scheme: (typeof schemes)[keyof typeof schemes], name: string, text: string): Uri {
    const uri = Uri.from({ scheme, path: `/${name.replace(/^\/+/, '')}`, query: crypto.randomUUID() });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    this.#store.dispose();
  }
}
