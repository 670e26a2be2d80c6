import { message } from '../../message.ts';
import { documented, measured } from '../claim.ts';
import { isEditorDocument, tokensOf } from '../places.ts';
import { after, before } from '../textWindow.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulation, Simulator, Tokenizer } from '../types.ts';
import { activePlace } from '../places.ts';
import { loadedExclusion } from './loadedExclusion.ts';
import { lineEdit } from './lineEdit.ts';

const lab = measured('GitHub Copilot 0.67.0 in VS Code 1.139.1, next-edit requests');
const source = documented('GitHub Copilot 0.67.0, default options of its next-edit provider', '2026-09-25');

/** Tokens of the active document around the cursor; Copilot counts four characters as one. */
const activeTokens = 1500;
/** Edited documents beside the active one, and tokens of all of them. */
const otherDocuments = 5;
const otherTokens = 2000;
/** Changes of the edit history. */
const mostChanges = 25;
const about = { assistant: 'copilot', feature: 'next-edit' } as const;

/** Each edited document with its edits, the last edited one first. */
function editedDocuments(request: ContextRequest): ReadonlyMap<OpenDocument, number> {
  const open = new Map(request.documents.map(document => [document.uri, document]));
  const edited = new Map<OpenDocument, number>();
  for (const { uri, before: old, after: now } of [...request.recentEdits].reverse()) {
    const document = open.get(uri);
    if (document === undefined || edited.has(document)) continue;
    edited.set(document, lineEdit(old.split('\n'), now.split('\n'))?.startLine ?? 0);
  }
  return edited;
}

function simulate(request: ContextRequest, tokenizer: Tokenizer | undefined): Simulation {
  const unknowns = [message('context.copilot.nextEditTiming'), message('context.copilot.experiments')];
  if (request.contentExclusion === null) unknowns.push(message('context.copilot.exclusionUnknown'));
  const result = { ...about, payload: [], unknowns } as const;
  const place = activePlace(request);
  if (place === undefined || !isEditorDocument(place.active)) return { ...result, items: [] };
  const { active, cursor } = place;
  const isExcluded = loadedExclusion(request);
  const item = (
    uri: string,
    rest: Pick<ContextItem, 'startLine' | 'endLine' | 'reason'> & { text: string },
  ): ContextItem => {
    const { text, ...range } = rest;
    const tokens = tokensOf(text, tokenizer);
    return { ...about, uri, kind: 'range', tokens, inclusion: 'possible', ...range, ...lab };
  };
  const drop = (uri: string, reason: ContextItem['reason']): ContextItem => ({
    ...item(uri, { text: '', startLine: null, endLine: null, reason }),
    kind: 'file',
    inclusion: 'dropped',
  });
  if (isExcluded(active)) return { ...result, items: [drop(active.uri, message('context.copilot.activeExcluded'))] };
  const edited = editedDocuments(request);
  if (!edited.has(active)) return { ...result, items: [drop(active.uri, message('context.copilot.notEdited'))] };

  const half = { unit: 'tokens', most: activeTokens / 2 } as const;
  const above = before(active.text, cursor, half);
  const below = after(active.text, cursor, half);
  const items = [
    item(active.uri, {
      text: above.text + below.text,
      startLine: above.startLine,
      endLine: below.endLine,
      reason: message('context.copilot.aroundCursor'),
    }),
  ];
  let rest = otherTokens;
  let taken = 0;
  for (const document of request.documents) {
    if (document === active || !isEditorDocument(document)) continue;
    if (!edited.has(document)) items.push(drop(document.uri, message('context.copilot.notEditedLately')));
  }
  for (const [document, line] of edited) {
    if (document === active || !isEditorDocument(document)) continue;
    if (isExcluded(document)) items.push(drop(document.uri, message('context.copilot.excluded')));
    else if (taken++ >= otherDocuments || rest <= 0) {
      items.push(drop(document.uri, message('context.agent.notAmongOpen', { limit: otherDocuments })));
    } else {
      const reason = message('context.copilot.editedDocument');
      const piece = aroundLine(document.text, line, rest);
      rest -= Math.ceil(piece.text.length / 4);
      items.push(item(document.uri, { ...piece, reason }));
    }
  }
  return { ...result, items: [...items, ...changeItems(request, isExcluded, tokenizer)] };
}

function aroundLine(text: string, line: number, tokens: number): { text: string; startLine: number; endLine: number } {
  let offset = 0;
  for (let at = 0; at < line && offset >= 0; at++) offset = text.indexOf('\n', offset) + 1 || text.length;
  const whole = { unit: 'tokens', most: tokens } as const;
  if (text.length <= tokens * 4) return after(text, 0, whole);
  const half = { unit: 'tokens', most: Math.floor(tokens / 2) } as const;
  const [above, below] = [before(text, offset, half), after(text, offset, half)];
  return { text: above.text + below.text, startLine: above.startLine, endLine: below.endLine };
}

function changeItems(
  request: ContextRequest,
  isExcluded: (document: OpenDocument) => boolean,
  tokenizer: Tokenizer | undefined,
): readonly ContextItem[] {
  const open = new Map(request.documents.map(document => [document.uri, document]));
  return request.recentEdits.slice(-mostChanges).flatMap(({ uri, before: old, after: now }) => {
    const document = open.get(uri);
    const edit = lineEdit(old.split('\n'), now.split('\n'));
    if (document === undefined || edit === undefined || !isEditorDocument(document) || isExcluded(document)) return [];
    const startLine = edit.startLine + 1;
    return [
      {
        ...about,
        uri,
        kind: 'diff',
        startLine,
        endLine: edit.startLine + Math.max(1, edit.added.length),
        tokens: tokensOf([...edit.removed, ...edit.added].join('\n'), tokenizer),
        inclusion: 'possible',
        reason: message('context.copilot.edit', { removed: edit.removed.length }),
        ...source,
      } satisfies ContextItem,
    ];
  });
}

/**
 * GitHub Copilot's next edit suggestions: the text around the cursor, the documents edited last in any language, and their
 * changes. When it asks is decided while typing and partly by the server, so that nothing here is certain.
 */
export const copilotNextEdit: Simulator = { ...about, simulate };
