import type { Source } from '../fidelity.ts';
import type { Assistant } from './types.ts';

/** One installation of a product on this machine. */
export interface Installation {
  readonly kind: 'program' | 'extension';
  /** The command, or the extension's id. */
  readonly name: string;
  readonly version: string;
  /** The absolute path of the program or of the extension's folder. */
  readonly place: string;
}

/** The installations of a product, and the versions in which its facts were checked. */
export interface ProductVersions {
  readonly assistant: string;
  readonly installed: readonly Installation[];
  /** Oldest first. */
  readonly lookedAt: readonly string[];
}

/** Returns the distinct versions that sources name, oldest first. */
export function versionsIn(sources: Iterable<Source>): readonly string[] {
  const found = new Set<string>();
  for (const { version } of sources) if (version !== undefined) found.add(version);
  return [...found].sort(compareVersions);
}

/**
 * Returns the installation whose version the facts are compared with: the extension of a product that is only an extension, otherwise the
 * first program on PATH, or the newest that an editor downloaded. Undefined if none was found, which does not mean that none is installed.
 */
export function installationOf({ detection }: Assistant, installed: readonly Installation[]): Installation | undefined {
  const kind = detection.commands.length > 0 || detection.fetchedTo !== undefined ? 'program' : 'extension';
  return installed.find(each => each.kind === kind);
}

/** Returns the versions in which features, mechanisms and the other facts shown for a product were checked. */
export function versionsLookedAt(product: Assistant | undefined, others: Iterable<Source>): readonly string[] {
  const own = [...(product?.features ?? []), ...(product?.mechanisms ?? [])];
  return versionsIn([...own.map(({ source }) => source), ...others]);
}

/** Whether an installed version is older or newer than the last checked one; null if either is unknown or this version was checked. */
export function versionDrift(installed: string | null, lookedAt: readonly string[]): 'older' | 'newer' | null {
  const last = lookedAt.at(-1);
  if (installed === null || last === undefined || lookedAt.includes(installed)) return null;
  return compareVersions(installed, last) > 0 ? 'newer' : 'older';
}

/** Orders versions by their numbers; a pre-release comes before its release, as in Semantic Versioning 2.0.0, section 11. */
export function compareVersions(a: string, b: string): number {
  const [numbersA = '', preA = ''] = a.split(/-(.*)/s);
  const [numbersB = '', preB = ''] = b.split(/-(.*)/s);
  const byNumber = numbersA.localeCompare(numbersB, 'en', { numeric: true });
  if (byNumber !== 0 || preA === preB) return byNumber;
  if (preA === '' || preB === '') return preA === '' ? 1 : -1;
  return preA.localeCompare(preB, 'en', { numeric: true });
}
