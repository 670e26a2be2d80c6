import { env, l10n } from 'vscode';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { daysBetween } from '../../core/history/givenFiles.ts';
import { unreadReasons } from '../../core/history/records/limits.ts';
import type { Unread } from '../../core/history/report.ts';
import type { SentWords } from '../../core/history/sentMessage.ts';
import type { SentStatus, SentSummary } from '../../core/history/sentSummary.ts';
import { assistantOf, type Certainty } from '../../core/history/types.ts';
import type { Message } from '../../core/message.ts';
import { historyText } from '../../text/messages/history.ts';
import { render } from '../../text/render.ts';
import { fidelityName, translate } from '../platform/text.ts';

/** Like `say`, for the sentences about records. */
export function sayOfHistory(message: Message): string {
  return render(message, translate, historyText);
}

/** Says what was not read of a store: the product, the store's id, how much and why. */
export function unreadText({ store, reason, count }: Unread): string {
  const whose = `${assistantName(assistantOf(store))} (${store})`;
  return l10n.t('{0}: {1}, {2}', whose, count, sayOfHistory(unreadReasons[reason]));
}

export function requestsText(count: number): string {
  return count === 1 ? l10n.t('1 request') : l10n.t('{0} requests', count);
}

/** Created once: creating a formatter costs more than formatting thousands of rows. */
let days: Intl.DateTimeFormat | undefined;
let moments: Intl.DateTimeFormat | undefined;
let shortMoments: Intl.DateTimeFormat | undefined;

/** Formats a day, such as `12 Nov 2026`. */
function dayText(time: number | null): string {
  if (time === null || Math.abs(time) > 8.64e15) return l10n.t('an unknown day');
  return (days ??= new Intl.DateTimeFormat(env.language, { dateStyle: 'medium' })).format(time);
}

/** Formats a time, such as `12 Nov 2026, 10:02`. */
export function momentText(time: number | null): string {
  if (time === null || Math.abs(time) > 8.64e15) return l10n.t('at an unknown time');
  return (moments ??= new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' })).format(time);
}

/**
 * Formats a time as `Nov 12, 10:02`, or as `Nov 12, 2025` if it is in another year, for narrow rows; their tooltips give all of it.
 */
export function shortMomentText(time: number, now: number): string {
  if (Math.abs(time) > 8.64e15 || new Date(time).getFullYear() !== new Date(now).getFullYear()) return dayText(time);
  const parts = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return (shortMoments ??= new Intl.DateTimeFormat(env.language, parts)).format(time);
}

function spanText({ first, last }: Pick<SentSummary, 'first' | 'last'>): string {
  const [from, to] = [dayText(first), dayText(last)];
  return from === to ? from : l10n.t('{0} to {1}', from, to);
}

/** Formats an age, such as "3 days ago" or "yesterday". */
export function agoText(time: number, now: number): string {
  const days = daysBetween(time, now);
  const [count, unit] = days < 60 ? ([days, 'day'] as const) : ([Math.floor(days / 30), 'month'] as const);
  return new Intl.RelativeTimeFormat(env.language, { numeric: 'auto' }).format(-count, unit);
}

export const words: SentWords = {
  day: dayText,
  requests: requestsText,
  list: names => new Intl.ListFormat(env.language, { type: 'conjunction' }).format(names),
};

export function statusText(status: SentStatus): string {
  switch (status) {
    case 'sent':
      return l10n.t('sent');
    case 'resent':
      return l10n.t('resent');
    case 'stored-only':
      return l10n.t('stored only');
    case 'unknown':
      return l10n.t('unknown');
  }
}

/** Explains a status, for tooltips. */
export function statusMeaning(status: SentStatus): string {
  switch (status) {
    case 'sent':
      return l10n.t('Sent: one request contained it.');
    case 'resent':
      return l10n.t('Resent: later requests contained it too, as the history of a conversation.');
    case 'stored-only':
      return l10n.t('Stored only: it is in the record, but in no request that the record shows.');
    case 'unknown':
      return l10n.t('Unknown: it is only in records of a kind that this version does not know.');
  }
}

/** Returns "with 41 requests · 12 Nov 2026 (measured)". */
export function howOften({
  status,
  requests,
  first,
  last,
  certainty,
}: Omit<SentSummary, 'assistant' | 'sessions'>): string {
  const when = spanText({ first, last });
  return status === 'sent' || status === 'resent'
    ? l10n.t('with {0} · {1} ({2})', requestsText(requests), when, fidelityName(certainty))
    : when;
}

/** Explains how it is known that something was sent. */
export function certaintyMeaning(certainty: Certainty): string {
  switch (certainty) {
    case 'exact':
      return l10n.t('Exact: the record names the request by hash, or contains the request itself.');
    case 'measured':
      return l10n.t('Measured: this field of the record matched captured requests.');
    case 'documented':
      return l10n.t('Documented: a source says that this field is what is sent.');
    case 'estimated':
      return l10n.t('Estimated: nothing after it in the record proves that a request went out.');
  }
}
