import {
  CodeLens,
  type CodeLensProvider,
  type Command,
  FoldingRange,
  FoldingRangeKind,
  type FoldingRangeProvider,
  l10n,
  Range,
  type TextDocument,
} from 'vscode';
import { commands, views } from '../../contract.ts';
import type { PreviewDocument, ShownBlock } from './previewDocument.ts';

/** Returns the preview that a document shows; undefined for other documents. */
export type PreviewOf = (document: TextDocument) => PreviewDocument | undefined;

/** Shows a line above each source: what it is, its size and the reason. It opens the source, or explains who else can see it. */
export class PreviewLenses implements CodeLensProvider {
  constructor(private readonly previewOf: PreviewOf) {}

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const preview = this.previewOf(document);
    if (preview === undefined) return [];
    const top = new Range(0, 0, 0, 0);
    const { summary, secrets, cursor } = preview;
    const line = cursor === null ? 0 : document.positionAt(cursor).line;
    const head: Command[] = [
      { title: summary, command: `${views.context}.focus` },
      ...(secrets === '' ? [] : [{ title: secrets, command: commands.showFindings }]),
      ...(line === 0 ? [] : [goTo(line)]),
    ];
    return [
      ...head.map(command => new CodeLens(top, command)),
      ...preview.shown.flatMap(block => {
        const { line } = document.positionAt(block.start);
        return lensesOf(block).map(command => new CodeLens(new Range(line, 0, line, 0), command));
      }),
    ];
  }
}

function goTo(line: number): Command {
  const place = { lineNumber: line, at: 'center' };
  return { title: l10n.t('Cursor: line {0}', line + 1), command: 'revealLine', arguments: [place] };
}

/** Returns the lenses of a source. Text that the assistant itself adds has none: its stripe marks it, and the hover explains it. */
function lensesOf({ heading, explanation, source }: ShownBlock): readonly Command[] {
  if (source === null) return [];
  const { uri, startLine, endLine } = source;
  return [
    { title: heading, command: commands.openRange, arguments: [uri, startLine, endLine], tooltip: explanation },
    { title: l10n.t('Why?'), command: commands.explainFile, arguments: [uri] },
  ];
}

/** Makes the sources and the notes below them foldable; the notes are folded when the document opens. */
export class PreviewFolds implements FoldingRangeProvider {
  constructor(private readonly previewOf: PreviewOf) {}

  provideFoldingRanges(document: TextDocument): FoldingRange[] {
    const preview = this.previewOf(document);
    if (preview === undefined) return [];
    const lineAt = (offset: number): number => document.positionAt(offset).line;
    const notes = new FoldingRange(lineAt(preview.notes), document.lineCount - 2, FoldingRangeKind.Comment);
    const blocks = preview.shown.map(
      ({ start, end }) => new FoldingRange(lineAt(start), lineAt(Math.max(start, end - 1)), FoldingRangeKind.Region),
    );
    return [...blocks.filter(each => each.start < each.end), notes];
  }
}
