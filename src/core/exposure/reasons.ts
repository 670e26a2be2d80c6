import { type Message, message } from '../message.ts';
import type { Reach } from './types.ts';

/** Whether an assistant sees a file because none of the rules that it reads matches. */
export function hasNoRule({ verdict }: Reach): boolean {
  return verdict.basis === 'no-rule';
}

/**
 * One message for all assistants for which {@link hasNoRule} holds; null where there is none.
 * @param listed names as a list in the language of the reader, joined by "or"
 */
export function noRuleReason(
  reaches: readonly Reach[],
  nameOf: (assistant: string) => string,
  listed: (names: readonly string[]) => string,
): Message | null {
  const ids = new Set(reaches.filter(hasNoRule).map(({ verdict }) => verdict.assistant));
  return ids.size === 0 ? null : message('ignore.noRule', { assistant: listed([...ids].map(nameOf)) });
}
