import { hmacSha256Hex, sha256Hex } from '../digests.ts';
import type { TrailEntry } from './types.ts';

/** What is before the first line. */
export const noHash = '0'.repeat(64);

/** The end of a line: what it follows, its own hash, and the proof of who had the key. */
const chained = /^(\{.*),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","mac":"([0-9a-f]{64})"\}$/;

export interface ChainedLine {
  readonly text: string;
  readonly hash: string;
}

/**
 * A line of the trail, without its line end. Its hash is that of its own text and of the line before, so that anybody can
 * check the chain; the MAC is of the hash, so that only who has the key can make another one. All in ASCII.
 */
export function chainedLine(entry: TrailEntry, prev: string, key: Uint8Array): ChainedLine {
  const body = ascii(JSON.stringify(entry)).slice(0, -1);
  const hash = hashOf(prev, body);
  return { text: `${body},"prev":"${prev}","hash":"${hash}","mac":"${hmacSha256Hex(key, hash)}"}`, hash };
}

/** The parts of a line as it claims them. */
export interface ChainParts {
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
  readonly mac: string;
}

/** Null for what is no line of a trail. */
export function partsOf(text: string): ChainParts | null {
  const [, body, prev, hash, mac] = chained.exec(text) ?? [];
  if (body === undefined || prev === undefined || hash === undefined || mac === undefined) return null;
  return { body, prev, hash, mac };
}

/** The hash of a line: of the hash before it and its own body. */
export function hashOf(prev: string, body: string): string {
  return sha256Hex(`${prev}\n${body}`);
}

/** JSON with every character outside of printable ASCII written as an escape, so that no line break or mark hides in it. */
export function ascii(json: string): string {
  return json.replace(/[^\u0020-\u007e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
