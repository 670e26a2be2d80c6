import { isAbsolute, resolved, upwards } from '../../../../paths/absolutePaths.ts';
import type { Disk } from '../disk.ts';
import type { FileRule } from '../fileRule.ts';
import type { AgentPlace } from '../places.ts';
import { settingAt, textsIn } from './settingValues.ts';

/** Returns a place with the root that a setting of the product defines; unchanged if that is not set. */
export function rootedPlace({ rootMarkers }: FileRule, disk: Disk, place: AgentPlace): AgentPlace {
  const markers = rootMarkers === undefined ? undefined : settingAt(rootMarkers, disk, place);
  return Array.isArray(markers) ? { ...place, gitRoot: rootAbove(place.folder, textsIn(markers), disk) } : place;
}

/** Returns the start folder, and the folders that a setting names. */
export function startPlaces({ alsoFrom }: FileRule, disk: Disk, place: AgentPlace): readonly AgentPlace[] {
  if (alsoFrom === undefined) return [place];
  const { ifTrue } = alsoFrom;
  if (ifTrue !== undefined && settingAt({ ...alsoFrom, key: ifTrue }, disk, place) !== true) return [place];
  const { home } = place;
  const others = textsIn(settingAt(alsoFrom, disk, place)).flatMap(written => {
    const folder = written.startsWith('~/') && home !== null ? `${home}/${written.slice(2)}` : written;
    return isAbsolute(folder) || !written.startsWith('~') ? [resolved(place.folder, folder)] : [];
  });
  return [place, ...others.map(folder => ({ ...place, folder, gitRoot: rootAbove(folder, ['.git'], disk) }))];
}

/** Returns the nearest folder, from the given one upwards, that has an entry with one of these names. */
function rootAbove(folder: string, names: readonly string[], disk: Disk): string | null {
  const isRoot = (each: string): boolean => disk.list(each).some(({ name }) => names.includes(name));
  return upwards(folder, null).find(isRoot) ?? null;
}
