import { blank, byteClasses, comma, openBrace } from './bytes.ts';

/** A key that identifies elements of a list, to find the next one after damage. */
export interface Marker {
  /** The key with its quotes, or the first bytes of the element. */
  readonly bytes: Uint8Array;
  /**
   * The position of the key in its element: `first` is after the opening brace; `any` is after a brace or a comma, so
   * whatever is before it is lost; `start` means that the bytes include the opening brace.
   */
  readonly position: 'first' | 'any' | 'start';
}

export interface FoundMarker {
  readonly at: number;
  readonly marker: Marker;
}

/** Finds the first marker at or after `from`. In a string, quotes are escaped, so no marker is found there. */
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
