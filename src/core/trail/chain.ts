import { hmacSha256Hex, sha256Hex } from '../digests.ts';
import type { TrailEntry } from './types.ts';

/** The `prev` hash of the first line. */
export const noHash = '0'.repeat(64);

/** The end of a line: the hash of the line before, its own hash, and a MAC that proves possession of the key. */
const chained = /^(\{.*),"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})","mac":"([0-9a-f]{64})"\}$/;

export interface ChainedLine {
  readonly text: string;
  readonly hash: string;
}

/**
 * Makes a line of the trail, without its line end. Its hash is of its own text and the hash of the line before, so anybody
 * can check the chain; the MAC is of the hash, so only the owner of the key can make another line. All in ASCII.
 */
export function chainedLine(entry: TrailEntry, prev: string, key: Uint8Array): ChainedLine {
  const body = ascii(JSON.stringify(entry)).slice(0, -1);
  const hash = hashOf(prev, body);
  return { text: `${body},"prev":"${prev}","hash":"${hash}","mac":"${hmacSha256Hex(key, hash)}"}`, hash };
}

/** The parts of a line, as the line claims them. */
export interface ChainParts {
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
  readonly mac: string;
}

/** Splits a line of a trail into its parts; null if the text is not such a line. */
export function partsOf(text: string): ChainParts | null {
  const [, body, prev, hash, mac] = chained.exec(text) ?? [];
  if (body === undefined || prev === undefined || hash === undefined || mac === undefined) return null;
  return { body, prev, hash, mac };
}

/** Returns the hash of a line: of the hash before it and its own body. */
export function hashOf(prev: string, body: string): string {
  return sha256Hex(`${prev}\n${body}`);
}

/** Escapes every character of a JSON text outside printable ASCII, so it cannot contain hidden line breaks or marks. */
export function ascii(json: string): string {
  return json.replace(/[^\u0020-\u007e]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
