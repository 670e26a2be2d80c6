import { decodeBase64 } from '../../secrets/engine/base64.ts';
import { parseJson } from '../../json.ts';

/** A text in a JSON value. */
export interface Leaf {
  /** Keys and indexes from the root; `#` means entering an encoded text. */
  readonly keys: readonly string[];
  readonly text: string;
  /** The values above it, from the root down, one for each key; inside an encoded text, its decoded value. */
  readonly parents: readonly unknown[];
}

/** Levels of JSON encoded in JSON strings; no client nests this deep. */
const maximumEncodings = 4;
const maximumDepth = 200;
/** Shorter base64 texts are ids and hashes. */
const shortestBase64 = 64;

type Visit = (leaf: Leaf) => boolean;
type Decode = (bytes: Uint8Array) => string | null;

/**
 * Visits all texts of a JSON value. A text that is itself JSON (arguments of a tool) or base64 of text (an uploaded file) is
 * entered too. The lists of a leaf belong to the walk and are valid only during the visit, so millions of texts in deep lists
 * cost no memory.
 * @param decode strict UTF-8; returns null for anything else
 * @param visit returns false to end the walk
 */
export function eachLeaf(value: unknown, decode: Decode, visit: Visit): void {
  walk(value, { keys: [], parents: [] }, 0, decode, visit);
}

interface Way {
  readonly keys: string[];
  readonly parents: unknown[];
}

function walk(value: unknown, way: Way, encodings: number, decode: Decode, visit: Visit): boolean {
  const { keys, parents } = way;
  if (keys.length > maximumDepth) return true;
  if (typeof value === 'string') {
    if (value === '') return true;
    const isPlain = encodings >= maximumEncodings || !mayHoldMore(value);
    const inner = isPlain ? undefined : innerValue(value, decode);
    if (inner === undefined) return visit({ keys, parents, text: value });
    keys.push('#');
    parents.push(value);
    const goesOn = walk(inner, way, encodings + 1, decode, visit);
    parents.pop();
    keys.pop();
    return goesOn;
  }
  if (typeof value !== 'object' || value === null) return true;
  parents.push(value);
  for (const [key, each] of entriesOf(value)) {
    if (typeof each !== 'string' && typeof each !== 'object') continue;
    keys.push(key);
    const goesOn = walk(each, way, encodings, decode, visit);
    keys.pop();
    if (!goesOn) return false;
  }
  parents.pop();
  return true;
}

/** Yields entries one by one: a list of all of them would take more memory than the values. */
function* entriesOf(value: object): Generator<readonly [key: string, each: unknown]> {
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) yield [String(i), value[i]];
  else for (const key of Object.keys(value)) yield [key, (value as Readonly<Record<string, unknown>>)[key]];
}

/** Whether {@link innerValue} may be able to enter a text. */
function mayHoldMore(text: string): boolean {
  return text.length >= shortestBase64 || /^\s*[{[]/.test(text);
}

function innerValue(text: string, decode: (bytes: Uint8Array) => string | null): unknown {
  if (/^\s*[{[]/.test(text) && /[}\]]\s*$/.test(text)) {
    const parsed = parseJson(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  }
  if (text.length < shortestBase64 || !/^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text)) return undefined;
  const bytes = decodeBase64(text.replace(/\s+/g, ''));
  const decoded = bytes === null ? null : decode(bytes);
  // Plain letters can look like base64 by chance, so the decoded bytes must be text.
  const isText = decoded !== null && ![...decoded.slice(0, 2_000)].some(each => each < ' ' && !/[\t\n\r]/.test(each));
  return isText ? decoded : undefined;
}

/** Returns a JSON pointer (RFC 6901). */
export function pointerOf(keys: readonly string[]): string {
  return keys.map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
