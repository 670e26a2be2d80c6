import { env, l10n, Uri } from 'vscode';
import type { ContextItem } from '../../core/context/types.ts';
import type { ContextWindow } from '../../core/exposure/window/contextWindow.ts';
import type { Standing } from '../../core/exposure/window/standing.ts';
import { say } from '../platform/text.ts';
import { shownPlace } from '../platform/workspace/workspaceFolders.ts';

/** The names of an item, the same in every view. */
export interface ItemNames {
  /** Short: the file name and lines, or a description of an item that is not file text. */
  readonly label: string;
  /** The whole path, or for items that are not file text, the folder they belong to. */
  readonly place: string;
  /** Why the item is in the context; empty if the label already says so. */
  readonly reason: string;
  readonly isOfFile: boolean;
}

export function namesOf(item: ContextItem): ItemNames {
  const place = shownPlace(Uri.parse(item.uri, true)) + linesOf(item);
  const reason = say(item.reason);
  // Items that are not file text are named by their reason: they all belong to the same folder.
  return item.kind === 'state' || item.kind === 'reachable'
    ? { label: reason, place, reason: '', isOfFile: false }
    : { label: place.slice(place.lastIndexOf('/') + 1), place, reason, isOfFile: true };
}

/** Returns `:12` or `:12–20`; empty if the item is not a range of lines. */
export function linesOf({ startLine, endLine }: ContextItem): string {
  if (startLine === null) return '';
  return endLine === null || endLine === startLine ? `:${startLine}` : `:${startLine}–${endLine}`;
}

export function standingText(standing: Standing): string {
  switch (standing) {
    case 'left-out':
      return l10n.t('left out');
    case 'held-back':
      return l10n.t('held back');
    case 'may-be-sent':
      return l10n.t('may be sent');
    case 'sent-unless-excluded':
      return l10n.t('would be sent unless your account excludes it');
    case 'sent':
      return l10n.t('would be sent');
  }
}

export function tokenAmount(tokens: number): string {
  return tokens === 1 ? l10n.t('1 token') : l10n.t('{0} tokens', tokens.toLocaleString(env.language));
}

/** Returns the size of a feature's next request; if nothing is certain to be sent, the size of what it may contain. */
export function amountText({ tokens, parts }: Pick<ContextWindow, 'tokens' | 'parts'>): string {
  const open = parts.reduce((sum, { item, standing }) => sum + (standing === 'held-back' ? 0 : item.tokens), 0);
  return tokens > 0 || open === 0 ? tokenAmount(tokens) : l10n.t('up to {0}', tokenAmount(open));
}

export function secretsText(count: number): string {
  return count === 1 ? l10n.t('contains 1 secret') : l10n.t('contains {0} secrets', count);
}
