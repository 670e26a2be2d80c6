import type { Marker } from './marker.ts';
import type { JsonPath } from './path.ts';
import type { PresentElement } from './presentElement.ts';

/** The markers' keys. Unless it is in its proper place in an element, such a key shows that the JSON before it was damaged. */
export class MarkerKeys {
  readonly #markers: ReadonlyMap<string, Marker>;

  /** @param innocent other allowed locations of such keys: paths from the root */
  constructor(
    markers: readonly Marker[],
    private readonly innocent: readonly (readonly string[])[] = [],
  ) {
    const keys = markers.filter(({ position }) => position !== 'start');
    this.#markers = new Map(keys.map(marker => [String.fromCharCode(...marker.bytes.subarray(1, -1)), marker]));
  }

  named(key: string): Marker | undefined {
    return this.#markers.get(key);
  }

  /**
   * Whether a marker's key is out of place.
   * @param path the path of the key
   * @param element the element that contains it
   */
  isStray(
    marker: Marker,
    isFirst: boolean,
    path: JsonPath,
    element: Pick<PresentElement, 'depth' | 'isOpen'>,
  ): boolean {
    if (element.depth < 0) return !this.innocent.some(each => each.length === path.depth - 1 && path.isAt(each));
    // Inside an element, only the key that begins an element can be out of place.
    if (marker.position !== 'first' || !isFirst || path.depth === element.depth + 1) return false;
    // An open element must not contain another one. Nothing is kept of the rest of an element that was closed early: there,
    // only an item of a list may be the next element, with the brackets before it lost; otherwise the damage shows at what
    // follows.
    return element.isOpen || path.isItem;
  }
}
