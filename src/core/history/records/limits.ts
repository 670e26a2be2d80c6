import { type Message, message } from '../../message.ts';
import type { HistorySession, Unread } from '../report.ts';
import type { Transcripts, UnreadReason } from '../types.ts';

/** Why something was not read, for people. */
export const unreadReasons: Readonly<Record<UnreadReason, Message>> = {
  encrypted: message('history.unread.encrypted'),
  unreadable: message('history.unread.unreadable'),
  'not-a-file': message('history.unread.not-a-file'),
  linked: message('history.unread.linked'),
  'too-large': message('history.unread.too-large'),
  shortened: message('history.unread.shortened'),
  'left-out': message('history.unread.left-out'),
  damaged: message('history.unread.damaged'),
  unfinished: message('history.unread.unfinished'),
  'unknown-kind': message('history.unread.unknown-kind'),
  changing: message('history.unread.changing'),
  packed: message('history.unread.packed'),
};

/**
 * The subject of a sentence about limits, which in every language is the part before its colon: a product, or the note that "not
 * found" does not mean "not sent".
 */
export function aboutOf(sentence: string): string {
  return sentence.split(/\s?[:：]/, 1)[0] ?? sentence;
}

/** What the records of these assistants cannot show; shown with every result. */
export function edgesOf(products: readonly Transcripts[], assistants: ReadonlySet<string>): readonly Message[] {
  const own = products.filter(({ stores }) => stores.some(({ assistant }) => assistants.has(assistant)));
  return [message('history.edge.general'), ...own.flatMap(({ edges }) => edges)];
}

/** The limits of every product that has results, or whose store could not be read. */
export function edgesFor(
  sessions: readonly Pick<HistorySession, 'assistant'>[],
  unread: readonly Unread[],
  products: readonly Transcripts[],
): readonly Message[] {
  const closed = products.flatMap(({ stores }) => stores).filter(({ id }) => unread.some(each => each.store === id));
  return edgesOf(products, new Set([...sessions, ...closed].map(({ assistant }) => assistant)));
}
