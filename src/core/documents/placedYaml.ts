import { isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type { Placed, PlacedEntry } from './placed.ts';

/** The offset of a node of YAML; `fallback` for what has none. */
export function offsetOf(node: unknown, fallback = 0): number {
  return isNode(node) ? (node.range?.[0] ?? fallback) : fallback;
}

/** A node of YAML as a {@link Placed}. An alias is a value that no shape takes. */
export function placedYaml(node: unknown, fallback = 0): Placed {
  const offset = offsetOf(node, fallback);
  if (isMap(node)) return { kind: 'record', offset, entries: node.items.map(pair => entryOf(pair, offset)) };
  if (isSeq(node)) return { kind: 'list', offset, items: node.items.map(item => placedYaml(item, offset)) };
  return { kind: 'value', offset, value: isScalar(node) ? node.value : undefined };
}

/** A key without a value has no place of its own: it is that of the key. */
function entryOf({ key, value }: Pair, fallback: number): PlacedEntry {
  const offset = offsetOf(key, fallback);
  const name: unknown = isScalar(key) ? key.value : undefined;
  return { key: typeof name === 'string' ? name : '', offset, value: placedYaml(value, offset) };
}
