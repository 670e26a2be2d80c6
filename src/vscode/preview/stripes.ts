import {
  type DecorationOptions,
  type DecorationRenderOptions,
  DecorationRangeBehavior,
  type Disposable,
  l10n,
  OverviewRulerLane,
  Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import type { PartKind } from '../../core/exposure/window/contextWindow.ts';
import type { Stretch } from '../../core/exposure/masking/payloadText.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { PreviewDocument, ShownBlock } from './previewDocument.ts';

type Stripe = PartKind | 'own';

/** The colors of *Context Window*, which is the legend; text that the assistant itself adds has a dotted stripe. */
const stripeColors: Readonly<Record<Stripe, string>> = {
  'this-file': 'charts.blue',
  snippet: 'charts.green',
  'whole-file': 'charts.purple',
  about: 'charts.orange',
  'on-demand': 'charts.orange',
  own: 'descriptionForeground',
};

/** Decorates the documents of the preview: a stripe for each source, the secrets, the cursor, and dimmed notes. */
export class Stripes implements Disposable {
  readonly #store = new DisposableStore();
  readonly #stripes = new Map<Stripe, TextEditorDecorationType>();
  /** Mark the first line of a block, to separate adjacent sources of the same kind. */
  readonly #edges = new Map<Stripe, TextEditorDecorationType>();
  readonly #secret = this.#add({
    borderWidth: '1px',
    borderStyle: 'solid',
    borderColor: new ThemeColor('editorError.foreground'),
    overviewRulerColor: new ThemeColor('editorError.foreground'),
    overviewRulerLane: OverviewRulerLane.Right,
  });
  readonly #cursor = this.#add({
    before: {
      contentText: `▏${l10n.t('cursor')}`,
      color: new ThemeColor('editorCursor.foreground'),
      border: '1px solid',
      borderColor: new ThemeColor('editorCursor.foreground'),
      margin: '0 4px 0 2px',
    },
    overviewRulerColor: new ThemeColor('editorCursor.foreground'),
    overviewRulerLane: OverviewRulerLane.Full,
  });
  readonly #notes = this.#add({
    isWholeLine: true,
    color: new ThemeColor('descriptionForeground'),
    fontStyle: 'italic',
  });

  constructor() {
    for (const [stripe, color] of Object.entries(stripeColors) as [Stripe, string][]) {
      const border = { borderColor: new ThemeColor(color), borderStyle: stripe === 'own' ? 'dotted' : 'solid' };
      const side = { ...border, isWholeLine: true, borderWidth: '0 0 0 2px' };
      const ruler = { overviewRulerColor: new ThemeColor(color), overviewRulerLane: OverviewRulerLane.Left };
      this.#stripes.set(stripe, this.#add({ ...side, ...ruler }));
      this.#edges.set(stripe, this.#add({ ...border, isWholeLine: true, borderWidth: '1px 0 0 0' }));
    }
  }

  /** Decorates an editor that shows the document. */
  draw(editor: TextEditor, shown: PreviewDocument): void {
    const { document } = editor;
    const range = ({ start, end }: Stretch): Range => new Range(document.positionAt(start), document.positionAt(end));
    for (const [stripe, type] of this.#stripes) {
      const own = shown.shown.filter(each => stripeOf(each) === stripe);
      editor.setDecorations(
        type,
        own.map(block => ({ range: linesOf(document, block), hoverMessage: block.explanation })),
      );
      const edges = own.map(({ start }) => range({ start, end: start }));
      editor.setDecorations(this.#edges.get(stripe) ?? type, edges);
    }
    editor.setDecorations(
      this.#secret,
      shown.shown.flatMap(({ masks }) => masks.map(range)),
    );
    editor.setDecorations(this.#cursor, shown.cursor === null ? [] : [this.#cursorAt(range, shown.cursor)]);
    editor.setDecorations(this.#notes, [range({ start: shown.notes, end: document.getText().length })]);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #cursorAt(range: (stretch: Stretch) => Range, at: number): DecorationOptions {
    return {
      range: range({ start: at, end: at }),
      hoverMessage: l10n.t('The cursor is here. The mark is not part of the text.'),
    };
  }

  #add(options: DecorationRenderOptions): TextEditorDecorationType {
    const rangeBehavior = DecorationRangeBehavior.ClosedClosed;
    return this.#store.add(window.createTextEditorDecorationType({ rangeBehavior, ...options }));
  }
}

function stripeOf({ kind }: ShownBlock): Stripe {
  return kind ?? 'own';
}

/** Returns the lines of a block; the line break that ends it does not add another line. */
function linesOf(document: TextDocument, { start, end }: Stretch): Range {
  return new Range(document.positionAt(start), document.positionAt(Math.max(start, end - 1)));
}
