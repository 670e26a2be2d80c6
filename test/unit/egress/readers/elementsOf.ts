import {
  type ElementOptions,
  type JsonElement,
  JsonElements,
} from '../../../../src/core/egress/readers/json/elements.ts';
import type { Marker } from '../../../../src/core/egress/readers/json/marker.ts';
import { bytesOf, decode } from '../capture.ts';

/** A larger element is closed early if it is not in one piece. */
export const maximumElement = 200;
export const markedFirst: Marker = { bytes: bytesOf('"id"'), position: 'first' };
export const markedAnywhere: Marker = { bytes: bytesOf('"request"'), position: 'any' };

/** Reads the items of `list` and the value of `head` in pieces. Returns pattern, state, text and offset of each. */
export function elementsOf(text: string, piece = 1000, options: Partial<ElementOptions> = {}) {
  const found: (readonly [number, JsonElement['state'], string, number])[] = [];
  const damage: number[] = [];
  const cuts: number[] = [];
  const elements = new JsonElements({
    wanted: [['list', '*'], ['head']],
    unneeded: [['body', 'text']],
    maximumText: 20,
    maximumElement,
    markers: [markedFirst],
    onElement: ({ pattern, state, bytes, offset }) => found.push([pattern, state, decode(bytes), offset]),
    onDamage: offset => damage.push(offset),
    onCut: offset => cuts.push(offset),
    ...options,
  });
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; at += piece) elements.push(bytes.slice(at, at + piece));
  elements.end();
  return { found, damage, cuts };
}
