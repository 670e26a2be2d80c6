import path from 'node:path';
import {
  DocumentLink,
  type DocumentLinkProvider,
  type ExtensionContext,
  l10n,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ContextRequest, PayloadBlock, Simulation } from '../../core/context/types.ts';
import { type MaskedBlock, payloadMasker } from '../../core/exposure/maskPayload.ts';
import { simulateExactly } from '../../node/simulation/simulateExactly.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import type { Log } from '../platform/log.ts';
import { claimText, featureName, onTopText, say } from '../platform/text.ts';
import { shownPath } from '../platform/workspaceFolders.ts';

const previewName = 'what-would-be-sent.md';

/** A line of the preview that names a source, and where that is. */
interface SourceLink {
  readonly line: number;
  readonly text: string;
  readonly target: Uri;
}

export interface PayloadPreviewServices {
  readonly context: ExtensionContext;
  /** What simulators look at now, with what the TypeScript server would give. */
  readonly request: () => Promise<ContextRequest>;
  readonly assistants: AssistantsInUse;
  /** Adds a read-only document. */
  readonly addDocument: (name: string, text: string) => Uri;
  readonly log: Log;
}

/**
 * *Preview What Would Be Sent*: the assembled payload for the cursor in a read-only document, its tokens counted exactly,
 * its secrets masked, each block linked to its source.
 */
export class PayloadPreview implements DocumentLinkProvider {
  #links: readonly SourceLink[] = [];

  constructor(private readonly services: PayloadPreviewServices) {}

  async show(): Promise<void> {
    const { context, request, assistants, addDocument, log } = this.services;
    const script = path.join(context.extensionPath, 'dist', 'simulationWorker.js');
    const task = {
      request: await request(),
      assistants: assistants.current.map(each => each.id),
    };
    let simulations: readonly Simulation[];
    try {
      simulations = await simulateExactly(script, task);
    } catch (error) {
      log.error('The payload could not be assembled', error);
      void window.showErrorMessage(l10n.t('The payload could not be assembled. The log says why.'));
      return;
    }
    const shown = simulations.filter(each => each.payload.length > 0);
    if (shown.length === 0) {
      void window.showInformationMessage(
        l10n.t('Nothing would be sent for the cursor now, or no algorithm is known well enough to show its payload.'),
      );
      return;
    }
    const lines: string[] = [];
    const links: SourceLink[] = [];
    const mask = payloadMasker(task.request, secrets().createScanner());
    for (const simulation of shown) this.#write(simulation, mask(simulation.payload), lines, links);
    this.#links = links;
    const document = await workspace.openTextDocument(addDocument(previewName, lines.join('\n')));
    await window.showTextDocument(document, { preview: true });
  }

  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    if (!document.uri.path.endsWith(previewName)) return [];
    return this.#links.flatMap(({ line, text, target }) => {
      const start = line < document.lineCount ? document.lineAt(line).text.indexOf(text) : -1;
      if (start < 0) return [];
      const link = new DocumentLink(new Range(line, start, line, start + text.length), target);
      link.tooltip = l10n.t('Open the source');
      return [link];
    });
  }

  #write(simulation: Simulation, blocks: readonly MaskedBlock[], lines: string[], links: SourceLink[]): void {
    const { assistants } = this.services;
    const sent = simulation.items.filter(each => each.inclusion !== 'dropped');
    const tokensOf = (inclusion: string): number =>
      sent.reduce((sum, each) => sum + (each.inclusion === inclusion ? each.tokens : 0), 0);
    const [certain, possible] = [tokensOf('certain'), tokensOf('possible')];
    const who = `${assistants.nameOf(simulation.assistant)}: ${featureName(simulation.feature)}`;
    // The same number as in the tree: what the next request carries.
    lines.push(`# ${who} (${l10n.t('{0} tokens', certain > 0 ? certain : possible)})`, '');
    const [first] = sent;
    if (first !== undefined) lines.push(`> ${claimText(first)}`);
    if (certain > 0 && possible > 0) lines.push(`> ${l10n.t('Up to {0} more tokens may be added.', possible)}`);
    if (simulation.feature === 'agent' || simulation.feature === 'chat') lines.push(`> ${onTopText()}`);
    for (const unknown of simulation.unknowns) lines.push(`> ${l10n.t('Not known: {0}', say(unknown))}`);
    lines.push('');
    for (const block of blocks) this.#writeBlock(block, lines, links);
  }

  #writeBlock(block: MaskedBlock, lines: string[], links: SourceLink[]): void {
    const source = sourceOf(block);
    if (source !== null) links.push({ line: lines.length, ...source });
    lines.push(`## ${say(block.title)}${source === null ? '' : ` · ${source.text}`}`, '');
    const text = block.shown ?? l10n.t('⟦not shown: it may hold a part of a secret⟧');
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
    const fence = '`'.repeat(longest + 1);
    lines.push(fence, ...text.replace(/\n$/, '').split('\n'), fence, '');
  }
}

/** `src/payments.ts:1`, and the place itself. */
function sourceOf({ uri, startLine }: PayloadBlock): Omit<SourceLink, 'line'> | null {
  if (uri === null) return null;
  const target = Uri.parse(uri, true);
  const line = startLine ?? 1;
  return { text: `${shownPath(target)}:${line}`, target: target.with({ fragment: `L${line}` }) };
}
