import { message } from '../../message.ts';
import type { Claim } from '../claim.ts';
import { lineEdit } from '../copilot/lineEdit.ts';
import { activePlace, isEditorDocument, otherDocuments, tokensOf } from '../places.ts';
import { after, before, type TextWindow } from '../textWindow.ts';
import type {
  ContextItem,
  ContextRequest,
  OpenDocument,
  PayloadBlock,
  Simulation,
  Simulator,
  Tokenizer,
} from '../types.ts';
import type { CompletionProfile, EditsRule, OtherDocumentsRule } from './completionProfile.ts';

/** Makes the items of one request of one product. */
class ItemMaker {
  constructor(
    private readonly profile: Pick<CompletionProfile, 'assistant' | 'feature'>,
    private readonly tokenizer: Tokenizer | undefined,
  ) {}

  range(
    uri: string,
    window: TextWindow,
    inclusion: ContextItem['inclusion'],
    reason: ContextItem['reason'],
    claim: Claim,
  ): ContextItem {
    const { assistant, feature } = this.profile;
    const { startLine, endLine, text } = window;
    const tokens = tokensOf(text, this.tokenizer);
    return { assistant, feature, uri, kind: 'range', startLine, endLine, tokens, inclusion, reason, ...claim };
  }

  dropped(uri: string, reason: ContextItem['reason'], claim: Claim): ContextItem {
    const { assistant, feature } = this.profile;
    const nowhere = { startLine: null, endLine: null, tokens: 0 } as const;
    return { assistant, feature, uri, kind: 'file', ...nowhere, inclusion: 'dropped', reason, ...claim };
  }
}

function otherItems(
  request: ContextRequest,
  active: OpenDocument,
  rule: OtherDocumentsRule,
  make: ItemMaker,
): readonly ContextItem[] {
  let taken = 0;
  return otherDocuments(request).map(document => {
    if (rule.sameLanguage && document.languageId !== active.languageId) {
      return make.dropped(document.uri, message('context.copilot.otherLanguage'), rule.claim);
    }
    if (document.text.length === 0) return make.dropped(document.uri, message('context.copilot.empty'), rule.claim);
    if (taken++ >= rule.most) {
      return make.dropped(document.uri, message('context.agent.notAmongOpen', { limit: rule.most }), rule.claim);
    }
    // Where in the document the piece lies is decided by the last cursor or a score: any line may be in it.
    const whole = after(document.text, 0, { unit: 'characters', most: Infinity });
    const piece = after(document.text, 0, rule.each);
    const item = make.range(document.uri, piece, 'possible', rule.reason, rule.claim);
    return { ...item, startLine: whole.startLine, endLine: whole.endLine };
  });
}

function editItems(request: ContextRequest, rule: EditsRule, make: ItemMaker): readonly ContextItem[] {
  const items: ContextItem[] = [];
  for (const { uri, before: old, after: now } of [...request.recentEdits].reverse()) {
    if (items.length >= rule.most) break;
    const edit = lineEdit(old.split('\n'), now.split('\n'));
    if (edit === undefined) continue;
    const text = [...edit.removed, ...edit.added].join('\n');
    const window = { text, startLine: edit.startLine + 1, endLine: edit.startLine + Math.max(1, edit.added.length) };
    const reason = message('context.copilot.edit', { removed: edit.removed.length });
    items.push({ ...make.range(uri, window, 'possible', reason, rule.claim), kind: 'diff' });
  }
  return items;
}

function simulate(profile: CompletionProfile, request: ContextRequest, tokenizer: Tokenizer | undefined): Simulation {
  const { assistant, feature, unknowns, others, edits, claim } = profile;
  const place = activePlace(request);
  if (place === undefined || !isEditorDocument(place.active))
    return { assistant, feature, items: [], payload: [], unknowns };
  const { active, cursor } = place;
  const make = new ItemMaker(profile, tokenizer);
  const parts = [
    { window: before(active.text, cursor, profile.before), reason: message('context.completion.before') },
    { window: after(active.text, cursor, profile.after), reason: message('context.completion.after') },
  ].filter(({ window }) => window.text !== '');
  return {
    assistant,
    feature,
    items: [
      ...parts.map(({ window, reason }) => make.range(active.uri, window, 'certain', reason, claim)),
      ...(others === undefined ? [] : otherItems(request, active, others, make)),
      ...(edits === undefined ? [] : editItems(request, edits, make)),
    ],
    payload: parts.map(({ window, reason }): PayloadBlock => ({
      title: reason,
      text: window.text,
      uri: active.uri,
      startLine: window.startLine,
    })),
    unknowns,
  };
}

/** A simulator for one row of data. */
export function completionSimulator(profile: CompletionProfile): Simulator {
  const { assistant, feature } = profile;
  return { assistant, feature, simulate: (request, tokenizer) => simulate(profile, request, tokenizer) };
}
