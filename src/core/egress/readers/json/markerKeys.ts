import type { Marker } from './marker.ts';
import type { JsonPath } from './path.ts';

/** The markers' keys: anywhere but right in an element they say that the way there was damaged. */
export class MarkerKeys {
  readonly #markers: ReadonlyMap<string, Marker>;

  /** @param innocent where else such keys stand, rightly: paths from the root */
  constructor(
    markers: readonly Marker[],
    private readonly innocent: readonly (readonly string[])[] = [],
  ) {
    const keys = markers.filter(({ position }) => position !== 'start');
    this.#markers = new Map(keys.map(marker => [String.fromCharCode(...marker.bytes.subarray(1, -1)), marker]));
  }

  /**
   * Whether a key at a path is out of place.
   * @param elementDepth where the element stands that the key is in; -1 outside of elements
   */
  isStray(key: string, isFirst: boolean, path: JsonPath, elementDepth: number): boolean {
    const marker = this.#markers.get(key);
    if (marker === undefined) return false;
    // Inside of an element, only what begins one can be out of place.
    if (elementDepth >= 0) return marker.position === 'first' && isFirst && path.depth !== elementDepth + 1;
    return !this.innocent.some(each => each.length === path.depth - 1 && path.isAt(each));
  }
}
