import { type JsonNode, valueOf } from '../config/jsonTree.ts';
import type { Placed } from './placed.ts';

/** Converts a JSON node to a {@link Placed}. */
export function placedJson(node: JsonNode): Placed {
  const { offset, children = [] } = node;
  if (node.type === 'array') return { kind: 'list', offset, items: children.map(placedJson) };
  if (node.type !== 'object') return { kind: 'value', offset, value: valueOf(node) };
  return {
    kind: 'record',
    offset,
    entries: children.flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined
        ? []
        : [{ key: String(key.value), offset: key.offset, value: placedJson(value) }],
    ),
  };
}
