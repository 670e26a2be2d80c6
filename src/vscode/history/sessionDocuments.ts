import {
  type Disposable,
  DocumentLink,
  type DocumentLinkProvider,
  l10n,
  languages,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import path from 'node:path';
import { schemes } from '../../contract.ts';
import { assistantName } from '../../core/assistants/catalogue.ts';
import type { SessionKey } from '../../core/history/historyTree.ts';
import type { HistorySession } from '../../core/history/report.ts';
import type { TranscriptBlock } from '../../core/history/tally/transcript.ts';
import type { HistoryAnswer, SessionPart } from '../../node/history/historyTask.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Previews } from '../writing/previews.ts';
import { fidelityName } from '../platform/text.ts';
import { momentText, requestsText, sayOfHistory } from './sentTexts.ts';
import { sessionLines } from './sentTree.ts';

/** The position of a record's name in a document, and the record's location on disk. */
interface RecordLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly target: Uri;
}

/** Shows sessions as read-only documents: secrets are masked, and each text is under the record that contains it. */
export class SessionDocuments implements DocumentLinkProvider, Disposable {
  readonly #store = new DisposableStore();
  readonly #links = new Map<string, readonly RecordLink[]>();

  constructor(private readonly previews: Previews) {
    this.#store.add(languages.registerDocumentLinkProvider({ scheme: schemes.preview }, this));
    this.#store.add(workspace.onDidCloseTextDocument(({ uri }) => this.#links.delete(uri.toString())));
  }

  async show(
    key: SessionKey,
    session: HistorySession | null,
    { parts, edges }: Extract<HistoryAnswer, { readonly kind: 'session' }>,
  ): Promise<void> {
    const lines = headOf(key, session, edges.map(sayOfHistory));
    const links: RecordLink[] = [];
    if (parts.length === 0) lines.push(l10n.t('The record of this session is no longer there.'));
    for (const part of parts) writePart(part, lines, links);
    const name = `${key.assistant}-${key.session.replace(/[^\w.-]+/g, '-').slice(0, 40)}.txt`;
    const uri = this.previews.document(name, lines.join('\n'));
    this.#links.set(uri.toString(), links);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    return (this.#links.get(uri.toString()) ?? []).map(({ line, start, end, target }) => {
      const link = new DocumentLink(new Range(line, start, line, end), target);
      link.tooltip = l10n.t('Open the record. It is not masked.');
      return link;
    });
  }

  dispose(): void {
    this.#store.dispose();
  }
}

function headOf(key: SessionKey, session: HistorySession | null, edges: readonly string[]): string[] {
  return [
    l10n.t('Session {0} of {1}', key.session, assistantName(key.assistant)),
    ...(session === null ? [] : sessionLines(session)),
    '',
    l10n.t('“Sent” is what requests contained; “stored only” is what else the record keeps. Secrets are masked.'),
    ...edges,
    '',
  ];
}

function writePart(part: SessionPart, lines: string[], links: RecordLink[]): void {
  lines.push(`════ ${part.store}  ${part.file}`, '');
  for (const [index, block] of part.blocks.entries()) {
    const head = `── ${blockFacts(block, part.requestsBefore[index] ?? 0)}`;
    const { place } = block;
    if (place === null) lines.push(head);
    else {
      const record = l10n.t('{0}, line {1} (byte {2})', path.basename(part.file), place.line, place.offset);
      const start = head.length + 3;
      const target = Uri.file(part.file).with({ fragment: `L${place.line}` });
      links.push({ line: lines.length, start, end: start + record.length, target });
      lines.push(`${head} · ${record}`);
    }
    // The editor treats each of these as a line break.
    for (const line of block.text.split(/\r\n|\n|\r/)) lines.push(line);
    lines.push('');
  }
  if (part.isCut) lines.push(l10n.t('There is more in the record; this document ends here.'), '');
}

/** Returns "sent (measured) · from the assistant · after 3 requests · 12 Nov 2026, 10:02 · config/.env". */
function blockFacts({ status, by, certainty, time, path: file }: TranscriptBlock, requests: number): string {
  const facts = [
    status === 'sent' ? l10n.t('sent ({0})', fidelityName(certainty)) : l10n.t('stored only'),
    by === 'reply' ? l10n.t('from the assistant') : l10n.t('to the assistant'),
    l10n.t('after {0}', requestsText(requests)),
    ...(time === null ? [] : [momentText(time)]),
    ...(file === null ? [] : [file]),
  ];
  return facts.join(' · ');
}
