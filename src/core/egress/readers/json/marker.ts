import { blank, byteClasses, comma, openBrace } from './bytes.ts';

/** A key by which elements of a list are recognised, so that the next one is found after damage. */
export interface Marker {
  /** The key with its quotes, or the element's own beginning. */
  readonly bytes: Uint8Array;
  /**
   * Where the key is in its element: `first`, after the brace; `any`, after a brace or a comma, so that what is
   * before it is lost; `start`, the bytes begin with the brace itself.
   */
  readonly position: 'first' | 'any' | 'start';
}

export interface FoundMarker {
  readonly at: number;
  readonly marker: Marker;
}

/** The first place at `from` or after it where any marker is. In a text keys are escaped, so none is found there. */
export function findMarker(data: Uint8Array, from: number, markers: readonly Marker[]): FoundMarker | null {
  let found: FoundMarker | null = null;
  for (const marker of markers) {
    const at = placeOf(found === null ? data : data.subarray(0, found.at), from, marker);
    if (at >= 0) found = { at, marker };
  }
  return found;
}

function placeOf(data: Uint8Array, from: number, { bytes, position }: Marker): number {
  const [first = 0] = bytes;
  for (let at = data.indexOf(first, from); at >= 0; at = data.indexOf(first, at + 1)) {
    if (!bytes.every((byte, i) => data[at + i] === byte)) continue;
    let before = at - 1;
    while (before >= 0 && byteClasses[data[before] ?? 0] === blank) before--;
    const byte = data[before];
    if (position === 'start' || byte === undefined || byte === openBrace || (position === 'any' && byte === comma))
      return at;
  }
  return -1;
}
