import { isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Placed, PlacedEntry } from './placed.ts';

/** Returns the offset of a YAML node; `fallback` if it has none. */
export function offsetOf(node: unknown, fallback = 0): number {
  return isNode(node) ? (node.range?.[0] ?? fallback) : fallback;
}

/** Converts a YAML node to a {@link Placed}. An alias becomes the value undefined, which no shape accepts. */
export function placedYaml(node: unknown, fallback = 0): Placed {
  const offset = offsetOf(node, fallback);
  if (isMap(node)) return { kind: 'record', offset, entries: node.items.map(pair => entryOf(pair, offset)) };
  if (isSeq(node)) return { kind: 'list', offset, items: node.items.map(item => placedYaml(item, offset)) };
  return { kind: 'value', offset, value: isScalar(node) ? node.value : undefined };
}

/** Converts a pair of YAML. A key without a value gives its own offset to the value. */
function entryOf({ key, value }: Pair, fallback: number): PlacedEntry {
  const offset = offsetOf(key, fallback);
  const name: unknown = isScalar(key) ? key.value : undefined;
  return { key: typeof name === 'string' ? name : '', offset, value: placedYaml(value, offset) };
}
