import { closest } from '../texts/closest.ts';
import type { Position } from '../texts/lines.ts';
import { type Message, message } from '../message.ts';
import type { Where } from './placed.ts';

/** A place where a document does not match its shape; the JSON Schema rejects it as well. */
export interface ShapeProblem extends Position {
  readonly kind: 'shape';
  /** Includes file, line and column. */
  readonly why: Message;
}

const args = ({ file, line, column }: Where): Record<string, string | number> => ({ file, line, column });

/** Returns a word only if it looks like a name: any other text may be a secret. */
function shown(word: string): string {
  return /^[A-Za-z][\w.-]{0,29}$/.test(word) ? word : '…';
}

export function unknownKey(at: Where, key: string, section: string, known: readonly string[]): Message {
  const near = closest(key, known);
  const details = { ...args(at), key: shown(key), section, known: known.join(', ') };
  return near === null
    ? message('document.unknownKey', details)
    : message('document.unknownKeyNear', { ...details, near });
}

export function unknownWord(at: Where, key: string, word: unknown, known: readonly string[]): Message {
  const near = typeof word === 'string' ? closest(word, known) : null;
  const details = { ...args(at), key, known: known.join(', ') };
  return near === null
    ? message('document.unknownWord', details)
    : message('document.unknownWordNear', { ...details, near });
}

export function wrongType(at: Where, key: string, wanted: string): Message {
  return message('document.wrongType', { ...args(at), key, wanted });
}

export function missingKey(at: Where, key: string, section: string): Message {
  return message('document.missing', { ...args(at), key, section });
}

export function notExactlyOne(at: Where, section: string, keys: readonly string[]): Message {
  return message('document.oneOf', { ...args(at), section, keys: keys.join(', ') });
}

export function twice(at: Where, key: string): Message {
  return message('document.twice', { ...args(at), key: shown(key) });
}

export function noDate(at: Where, key: string): Message {
  return message('document.noDate', { ...args(at), key });
}
