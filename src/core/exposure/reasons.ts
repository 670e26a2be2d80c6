import { type Message, message } from '../message.ts';
import type { Reach } from './types.ts';

/** Whether an assistant sees a file because none of the rules that it reads matches. */
export function hasNoRule({ verdict }: Reach): boolean {
  return verdict.basis === 'no-rule';
}

/**
 * One message for all assistants for which {@link hasNoRule} is true; null if there are none.
 * @param listed formats names as a list in the reader's language, joined by "or"
 */
export function noRuleReason(
  reaches: readonly Reach[],
  nameOf: (assistant: string) => string,
  listed: (names: readonly string[]) => string,
): Message | null {
  const ids = new Set(reaches.filter(hasNoRule).map(({ verdict }) => verdict.assistant));
  return ids.size === 0 ? null : message('ignore.noRule', { assistant: listed([...ids].map(nameOf)) });
}

/**
 * Merges reasons that differ only in the assistant: gives one message for each rule that several assistants do not read.
 * @param listed formats names as a list in the reader's language, joined by "or"
 */
export function joinedReasons(
  reasons: readonly Message[],
  listed: (names: readonly string[]) => string,
): readonly Message[] {
  const all: Message[] = [];
  for (const reason of reasons) {
    if (reason.code !== 'ignore.notRead') {
      all.push(reason);
      continue;
    }
    const { file = '', line = 0 } = reason.args;
    const isSame = (each: Message): boolean => each.args['file'] === file && each.args['line'] === line;
    if (all.some(each => each.code === 'ignore.notReadBy' && isSame(each))) continue;
    const readers = reasons.filter(each => each.code === 'ignore.notRead' && isSame(each));
    const names = [...new Set(readers.map(each => String(each.args['assistant'])))];
    all.push(message('ignore.notReadBy', { file, line, assistants: listed(names) }));
  }
  return all;
}
