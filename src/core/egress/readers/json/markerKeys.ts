import type { Marker } from './marker.ts';
import type { JsonPath } from './path.ts';
import type { PresentElement } from './presentElement.ts';

/** The markers' keys: anywhere but right in an element they say that the way there was damaged. */
export class MarkerKeys {
  readonly #markers: ReadonlyMap<string, Marker>;

  /** @param innocent where else such keys are, rightly: paths from the root */
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

  /** Whether a marker's key at a path is out of place, the element being the one that it is in. */
  isStray(
    marker: Marker,
    isFirst: boolean,
    path: JsonPath,
    element: Pick<PresentElement, 'depth' | 'isOpen'>,
  ): boolean {
    if (element.depth < 0) return !this.innocent.some(each => each.length === path.depth - 1 && path.isAt(each));
    // Inside of an element, only what begins one can be out of place.
    if (marker.position !== 'first' || !isFirst || path.depth === element.depth + 1) return false;
    // An open one must not take in another. In the rest of one that was closed early nothing is kept: there, only an item
    // of a list may be the next element, the brackets before it being lost; elsewhere its own follower is damage.
    return element.isOpen || path.isItem;
  }
}
