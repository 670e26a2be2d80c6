import { assistantName } from '../assistants/catalogue.ts';
import { type Message, message } from '../message.ts';
import type { SentSummary } from './sentSummary.ts';

/** How a front end formats what depends on the language. */
export interface SentWords {
  readonly day: (time: number | null) => string;
  /** `41 requests`. */
  readonly requests: (count: number) => string;
  readonly list: (names: readonly string[]) => string;
}

/** The sentence about a secret that was sent; null if records do not show that it was. */
export function sentMessage(summaries: readonly SentSummary[], words: SentWords): Message | null {
  const sent = summaries.filter(({ status }) => status === 'sent' || status === 'resent');
  const [first] = sent;
  if (first === undefined) return null;
  const days = sent.flatMap(each => each.last ?? []);
  const args = {
    assistant: words.list(sent.map(each => assistantName(each.assistant))),
    day: words.day(days.length === 0 ? null : days.reduce((a, b) => Math.max(a, b))),
    requests: words.requests(sent.reduce((sum, each) => sum + each.requests, 0)),
  };
  // No record has an answer: the secret was put into a request, and nothing shows whether that was sent.
  if (sent.every(each => each.certainty === 'estimated')) return message('history.sentProbably', args);
  const isOneDay = sent.length === 1 && first.first !== null && words.day(first.first) === words.day(first.last);
  return message(isOneDay ? 'history.sentOn' : 'history.sent', args);
}
