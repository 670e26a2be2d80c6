import { l10n } from 'vscode';
import type { Message } from '../../core/message.ts';
import { say } from '../platform/text.ts';

/** Reasons in one or two words, for the rows of a narrow side bar; their tooltips give the full sentence. */
const briefs: Partial<Record<Message['code'], () => string>> = {
  'context.copilot.marker': () => l10n.t('path'),
  'context.copilot.prefix': () =>
    l10n.t({ message: 'before', comment: 'The text before the cursor, as the reason in a narrow row' }),
  'context.copilot.suffix': () =>
    l10n.t({ message: 'after', comment: 'The text after the cursor, as the reason in a narrow row' }),
  'context.copilot.aroundCursor': () => l10n.t('around cursor'),
  'context.copilot.snippet': () => l10n.t('similar'),
  'context.copilot.edit': () => l10n.t('recent edit'),
  'context.copilot.editedDocument': () => l10n.t('recently edited'),
  'context.copilot.declarations': () => l10n.t('declarations'),
  'context.copilot.importedFile': () => l10n.t('imported'),
  'context.agent.instructions': () => l10n.t('instructions'),
  'context.agent.possibleInstructions': () => l10n.t('instructions'),
  'context.agent.fits': () => l10n.t('instructions'),
  'context.agent.mayFit': () => l10n.t('instructions'),
  'context.agent.imported': () => l10n.t('imported'),
  'context.agent.importedElsewhere': () => l10n.t('imported'),
  'context.agent.linked': () => l10n.t('linked'),
  'context.agent.described': () => l10n.t('description'),
  'context.agent.describedLater': () => l10n.t('description'),
  'context.agent.activePath': () => l10n.t('path'),
  'context.agent.openPath': () => l10n.t('path'),
  'context.agent.activeText': () => l10n.t('whole text'),
  'context.agent.selection': () => l10n.t('selection'),
  'context.completion.before': () =>
    l10n.t({ message: 'before', comment: 'The text before the cursor, as the reason in a narrow row' }),
  'context.completion.after': () =>
    l10n.t({ message: 'after', comment: 'The text after the cursor, as the reason in a narrow row' }),
  'context.completion.recentDocument': () => l10n.t('recently used'),
  'context.completion.visibleRange': () => l10n.t('visible part'),
  'context.completion.ringChunk': () => l10n.t('chunk'),
  'context.completion.wholeDocument': () => l10n.t('whole text'),
  'context.completion.anyOpenDocument': () => l10n.t('open'),
  'context.amazonq.chunk': () => l10n.t('similar'),
  'context.cody.snippet': () => l10n.t('similar'),
};

/** Returns a short form of a reason, or its full sentence if there is no short form. */
export function briefReason(reason: Message): string {
  return briefs[reason.code]?.() ?? say(reason);
}
