import { commands as vscodeCommands, type Disposable, l10n, window, workspace } from 'vscode';
import { commands } from '../contract.ts';
import type { Simulation, PayloadBlock } from '../core/context/types.ts';
import { createScanner } from '../core/secrets/scanner.ts';
import { maskFindings } from '../core/exposure/mask.ts';
import type { Analyst } from './analyst.ts';
import type { AssistantsInUse } from './assistantsInUse.ts';
import type { Previews } from './previews.ts';
import type { Store } from './store.ts';
import { featureName, say } from './text.ts';
import { shownPath } from './workspaceFolders.ts';
import { Uri } from 'vscode';

/** *Preview What Would Be Sent*: the assembled payload for the cursor, read-only, with secrets masked. */
export function registerPayloadPreview(
  store: Store,
  analyst: Analyst,
  assistants: AssistantsInUse,
  previews: Previews,
): Disposable {
  return vscodeCommands.registerCommand(commands.previewPayload, async () => {
    await analyst.run();
    const { simulations } = store.snapshot;
    const shown = simulations.filter(each => each.payload.length > 0);
    if (shown.length === 0) {
      void window.showInformationMessage(
        l10n.t('Nothing would be sent for the cursor now, or no algorithm is known well enough to show its payload.'),
      );
      return;
    }
    const text = shown.map(each => simulationText(each, assistants)).join('\n\n');
    const uri = previews.document('what-would-be-sent.md', text);
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { preview: true });
  });
}

function simulationText(simulation: Simulation, assistants: AssistantsInUse): string {
  const title = `# ${assistants.nameOf(simulation.assistant)}: ${featureName(simulation.feature)}`;
  const unknowns = simulation.unknowns.map(each => `> ${say(each)}`).join('\n>\n');
  return [title, unknowns, ...simulation.payload.map(blockText)].filter(each => each !== '').join('\n\n');
}

function blockText(block: PayloadBlock): string {
  const source =
    block.uri === null
      ? ''
      : ` (${shownPath(Uri.parse(block.uri, true))}${block.startLine === null ? '' : `:${block.startLine}`})`;
  const text = masked(block);
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `## ${say(block.title)}${source}\n\n${fence}\n${text}\n${fence}`;
}

const scanner = createScanner();

function masked(block: PayloadBlock): string {
  const path = block.uri === null ? '' : shownPath(Uri.parse(block.uri, true));
  return maskFindings(block.text, scanner.scan({ path, text: block.text }));
}
