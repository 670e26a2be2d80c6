import { message } from '../../message.ts';
import { changedLines } from '../changedLines.ts';
import { estimateTokens } from '../estimatingTokenizer.ts';
import { otherDocuments } from '../places.ts';
import { after } from '../textWindow.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulator } from '../types.ts';
import type { CompletionProfile, EditsRule, OtherDocumentsRule } from './completionProfile.ts';
import { cursorSimulator } from './cursorSimulator.ts';
import { ItemMaker } from './itemMaker.ts';

function otherItems(
  request: ContextRequest,
  active: OpenDocument,
  rule: OtherDocumentsRule,
  make: ItemMaker,
): readonly ContextItem[] {
  let taken = 0;
  return otherDocuments(request).map(document => {
    const { uri, text } = document;
    if (rule.sameLanguage && document.languageId !== active.languageId) {
      return make.dropped(uri, message('context.copilot.otherLanguage'), rule.claim);
    }
    if (text === '') return make.dropped(uri, message('context.copilot.empty'), rule.claim);
    if (taken++ >= rule.most) {
      return make.dropped(uri, message('context.agent.notAmongOpen', { limit: rule.most }), rule.claim);
    }
    // The part that is sent depends on the document's last cursor or on a score, so it may be any part.
    return make.somewhere(uri, estimateTokens(after(text, 0, rule.each).text), rule.reason, rule.claim);
  });
}

function editItems(request: ContextRequest, rule: EditsRule, make: ItemMaker): readonly ContextItem[] {
  const items: ContextItem[] = [];
  for (const recent of [...request.recentEdits].reverse()) {
    if (items.length >= rule.most) break;
    const edit = changedLines(recent);
    if (edit === undefined) continue;
    const text = [...edit.removed, ...edit.added].join('\n');
    const window = { text, startLine: edit.startLine + 1, endLine: edit.startLine + Math.max(1, edit.added.length) };
    const reason = message('context.copilot.edit', { removed: edit.removed.length });
    items.push({ ...make.range(recent.uri, window, 'possible', reason, rule.claim), kind: 'diff' });
  }
  return items;
}

/** Creates a simulator for one row of data. */
export function completionSimulator(profile: CompletionProfile): Simulator {
  const { assistant, feature, others, edits } = profile;
  const make = new ItemMaker(assistant, feature);
  return cursorSimulator(profile, make, (request, active) => [
    ...(others === undefined ? [] : otherItems(request, active, others, make)),
    ...(edits === undefined ? [] : editItems(request, edits, make)),
  ]);
}
