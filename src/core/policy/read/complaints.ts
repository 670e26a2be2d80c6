import type { Position } from '../../lines.ts';
import { closest } from '../../closest.ts';
import { type Message, message } from '../../message.ts';

/** What is wrong with a policy, and where. */
export interface PolicyProblem extends Position {
  /** Names file, line and column. */
  readonly why: Message;
  /** `shape`: the JSON Schema refuses it as well; `meaning`: it contradicts another part of the document. */
  readonly kind: 'shape' | 'meaning' | 'syntax';
}

/** Where a problem is, as a message says it. */
export interface Where extends Position {
  readonly file: string;
}

const args = ({ file, line, column }: Where): Record<string, string | number> => ({ file, line, column });

/** Only what looks like a name is repeated: whatever else stands there may be somebody's secret. */
function shown(word: string): string {
  return /^[A-Za-z][\w.-]{0,29}$/.test(word) ? word : '…';
}

export function unknownKey(at: Where, key: string, section: string, known: readonly string[]): Message {
  const near = closest(key, known);
  const details = { ...args(at), key: shown(key), section, known: known.join(', ') };
  return near === null
    ? message('policy.read.unknownKey', details)
    : message('policy.read.unknownKeyNear', { ...details, near });
}

export function unknownWord(at: Where, key: string, word: unknown, known: readonly string[]): Message {
  const near = typeof word === 'string' ? closest(word, known) : null;
  const details = { ...args(at), key, known: known.join(', ') };
  return near === null
    ? message('policy.read.unknownWord', details)
    : message('policy.read.unknownWordNear', { ...details, near });
}

export function wrongType(at: Where, key: string, wanted: string): Message {
  return message('policy.read.wrongType', { ...args(at), key, wanted });
}

export function missingKey(at: Where, key: string, section: string): Message {
  return message('policy.read.missing', { ...args(at), key, section });
}

export function notExactlyOne(at: Where, section: string, keys: readonly string[]): Message {
  return message('policy.read.oneOf', { ...args(at), section, keys: keys.join(', ') });
}

export function twice(at: Where, key: string): Message {
  return message('policy.read.twice', { ...args(at), key: shown(key) });
}

export function noDate(at: Where, key: string): Message {
  return message('policy.read.noDate', { ...args(at), key });
}

export function syntax(at: Where): Message {
  return message('policy.read.syntax', args(at));
}

export function matchesNothing(at: Where): Message {
  return message('policy.read.matchesNothing', args(at));
}

export function orderOfVersions(at: Where): Message {
  return message('policy.read.versions', args(at));
}

export function alias(at: Where): Message {
  return message('policy.read.alias', args(at));
}
