import { tools } from '../../assistants/tools.ts';
import { shapeAt, wordsOf } from '../../documents/shapeAt.ts';
import { type YamlPath, type YamlPlace, yamlPathAt, yamlPlaces, yamlValueAt } from '../../documents/yamlPlace.ts';
import { policyShape } from './policyShape.ts';

/** A word that is suggested at the cursor. */
export interface Suggestion {
  readonly word: string;
  /** Its meaning; null if the word is self-explanatory. */
  readonly description: string | null;
  readonly kind: YamlPlace['kind'];
  /** The text that replaces the word at the cursor, from `start` to `end`. */
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

/** Returns completions at an offset of an unfinished policy. Pure; never throws. */
export function policySuggestions(text: string, offset: number): readonly Suggestion[] {
  for (const place of yamlPlaces(text, offset)) {
    const found = place.kind === 'key' ? keysAt(text, place) : valuesAt(text, place);
    if (found.length > 0) return found;
  }
  return [];
}

function keysAt(text: string, { path, start, end, hasColon }: YamlPlace): readonly Suggestion[] {
  const shape = shapeAt(policyShape, path);
  if (shape?.kind !== 'record') return [];
  const word = text.slice(start, end);
  const there: unknown = yamlValueAt(text.slice(0, start) + text.slice(end), path);
  const written = isRecord(there) ? Object.keys(there) : [];
  return Object.entries(shape.fields)
    .filter(([key]) => key === word || !written.includes(key))
    .map(([key, { description = null, kind }]) => {
      const colon = hasColon ? '' : kind === 'record' || kind === 'list' ? ':' : ': ';
      return { word: key, description, kind: 'key', insert: key + colon, start, end };
    });
}

function valuesAt(text: string, { path, start, end }: YamlPlace): readonly Suggestion[] {
  const shape = shapeAt(policyShape, path);
  if (shape === null) return [];
  const words = [...wordsOf(shape), ...namesAt(text, path)];
  return words.map(word => ({ word, description: null, kind: 'value', insert: word, start, end }));
}

/** Returns names that are defined in another part of the document, or in the catalogue. */
function namesAt(text: string, path: YamlPath): readonly string[] {
  const [section, , key] = path;
  if (section === 'classifications' && key === 'mayReach') {
    const hosts: unknown = yamlValueAt(text, ['modelHosts', 'allowed']);
    return Array.isArray(hosts)
      ? hosts.flatMap((each: unknown) => (isRecord(each) && typeof each['id'] === 'string' ? each['id'] : []))
      : [];
  }
  if (section === 'settings' && path.at(-1) === 'key') {
    const tool: unknown = yamlValueAt(text, [...path.slice(0, -1), 'tool']);
    const settings = tools.find(({ id }) => id === tool)?.settings ?? [];
    return [...new Set(settings.filter(({ kind }) => kind !== 'account').map(each => each.key))];
  }
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is known about the key or value at an offset. */
export interface PolicyHint {
  readonly name: string;
  readonly description: string | null;
  /** The words that it may be; empty if it is not limited to words. */
  readonly words: readonly string[];
  /** What a text must look like; null for other values. */
  readonly looksLike: string | null;
  readonly start: number;
  readonly end: number;
}

/** Explains the key or value at an offset of a policy; null if nothing is known about it. Pure; never throws. */
export function policyHint(text: string, offset: number): PolicyHint | null {
  const found = yamlPathAt(text, offset);
  const shape = found === null ? null : shapeAt(policyShape, found.path);
  if (found === null || shape === null) return null;
  const { description = null } = shape;
  const words = wordsOf(shape);
  const looksLike = shape.kind === 'text' ? shape.looksLike : null;
  if (description === null && words.length === 0 && looksLike === null) return null;
  const name = found.path.filter(step => typeof step === 'string').join('.');
  return { name, description, words, looksLike, start: found.start, end: found.end };
}
