import { type Message, message } from '../../../message.ts';
import { changedLines } from '../../changedLines.ts';
import { measured } from '../../claim.ts';
import { ItemMaker } from '../../completion/itemMaker.ts';
import { estimateTokens } from '../../estimatingTokenizer.ts';
import { activePlace, isEditorDocument } from '../../places.ts';
import { after, before, type TextWindow } from '../../textWindow.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulation, Simulator } from '../../types.ts';
import type { Exclusion } from '../exclusion/exclusion.ts';
import type { LineEdit } from './lineEdit.ts';
import { exclusionUnknowns, loadedExclusion } from '../exclusion/loadedExclusion.ts';

const lab = measured('GitHub Copilot', '0.67.0', ' in VS Code 1.139.1, next-edit requests');
// Default limits of 0.67.0 (2026-09-25), which counts four characters as one token. The server's model list can change them.
const activeTokens = 1500;
const otherDocuments = 5;
const otherTokens = 2000;
const mostChanges = 25;

const about = { assistant: 'copilot', feature: 'next-edit' } as const;
const make = new ItemMaker(about.assistant, about.feature);

/** A recent edit of a document that is still open. */
interface OpenEdit {
  readonly document: OpenDocument;
  readonly edit: LineEdit;
}

/** Returns the recent edits of open documents, oldest first. */
function openEdits(request: ContextRequest): readonly OpenEdit[] {
  const open = new Map(request.documents.map(document => [document.uri, document]));
  return request.recentEdits.slice(-mostChanges).flatMap(recent => {
    const document = open.get(recent.uri);
    const edit = changedLines(recent);
    return document === undefined || edit === undefined || !isEditorDocument(document) ? [] : [{ document, edit }];
  });
}

/** Returns as much text around an offset as the tokens allow; the whole text if it fits. */
function around(text: string, offset: number, tokens: number): TextWindow {
  if (estimateTokens(text) <= tokens) return after(text, 0, { unit: 'tokens', most: tokens });
  const half = { unit: 'tokens', most: Math.floor(tokens / 2) } as const;
  const [above, below] = [before(text, offset, half), after(text, offset, half)];
  return { text: above.text + below.text, startLine: above.startLine, endLine: below.endLine };
}

function lineOffset(text: string, line: number): number {
  let offset = 0;
  for (let at = 0; at < line; at++) {
    const next = text.indexOf('\n', offset);
    if (next < 0) return text.length;
    offset = next + 1;
  }
  return offset;
}

function otherItems(
  request: ContextRequest,
  edits: readonly OpenEdit[],
  isExcluded: Exclusion,
): readonly ContextItem[] {
  const items: ContextItem[] = [];
  const edited = new Map([...edits].map(({ document, edit }) => [document, edit.startLine]));
  let rest = otherTokens;
  let taken = 0;
  // Inserting in reverse order puts the last edited document first.
  const recent = new Set([...edits].reverse().map(({ document }) => document));
  for (const document of [...recent, ...request.documents.filter(each => !recent.has(each))]) {
    const { uri, text } = document;
    if (uri === request.active?.uri || !isEditorDocument(document)) continue;
    const drop = (reason: Message): number => items.push(make.dropped(uri, reason, lab));
    if (!recent.has(document)) drop(message('context.copilot.notEditedLately'));
    else if (isExcluded(document)) drop(message('context.copilot.excluded'));
    else if (taken++ >= otherDocuments) drop(message('context.agent.notAmongOpen', { limit: otherDocuments }));
    else if (rest <= 0) drop(message('context.copilot.overBudget'));
    else {
      const window = around(text, lineOffset(text, edited.get(document) ?? 0), rest);
      rest -= estimateTokens(window.text);
      items.push(make.range(uri, window, 'possible', message('context.copilot.editedDocument'), lab));
    }
  }
  return items;
}

function changeItem({ document, edit }: OpenEdit): ContextItem {
  const text = [...edit.removed, ...edit.added].join('\n');
  const window = { text, startLine: edit.startLine + 1, endLine: edit.startLine + Math.max(1, edit.added.length) };
  const reason = message('context.copilot.edit', { removed: edit.removed.length });
  return { ...make.range(document.uri, window, 'possible', reason, lab), kind: 'diff' };
}

function simulate(request: ContextRequest): Simulation {
  const unknowns = [
    message('context.copilot.nextEditTiming'),
    message('context.copilot.experiments'),
    ...exclusionUnknowns(request),
  ];
  const result = { ...about, payload: [], unknowns } as const;
  const place = activePlace(request);
  if (place === undefined)
    return { ...result, items: [], unknowns: [message('context.noActiveDocument'), ...unknowns] };
  if (!isEditorDocument(place.active)) {
    return { ...result, items: [make.dropped(place.active.uri, message('context.copilot.schemeWithout'), lab)] };
  }
  const { active, cursor } = place;
  const isExcluded = loadedExclusion(request);
  const edits = openEdits(request);
  const stopped = isExcluded(active)
    ? message('context.copilot.activeExcluded')
    : edits.every(({ document }) => document !== active)
      ? message('context.copilot.notEdited')
      : undefined;
  if (stopped !== undefined) return { ...result, items: [make.dropped(active.uri, stopped, lab)] };
  const window = around(active.text, cursor, activeTokens);
  return {
    ...result,
    items: [
      make.range(active.uri, window, 'possible', message('context.copilot.aroundCursor'), lab),
      ...otherItems(request, edits, isExcluded),
      ...edits.filter(({ document }) => !isExcluded(document)).map(changeItem),
    ],
  };
}

/**
 * GitHub Copilot's next edit suggestions: the text around the cursor, the documents edited last in any language, and their changes. When
 * Copilot asks is decided while typing and partly by the server, so nothing here is certain.
 */
export const copilotNextEdit: Simulator = { ...about, simulate };
