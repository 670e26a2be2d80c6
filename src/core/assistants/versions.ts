import type { Source } from '../fidelity.ts';
import type { Assistant } from './types.ts';

/** One installation of a product on this machine. */
export interface Installation {
  readonly kind: 'program' | 'extension';
  /** The command, or the id of the extension. */
  readonly name: string;
  readonly version: string;
  /** Absolute: the program or the extension's folder. */
  readonly place: string;
}

/** What is installed of a product, next to the versions that its facts were looked at in. */
export interface ProductVersions {
  readonly assistant: string;
  readonly installed: readonly Installation[];
  /** Oldest first. */
  readonly lookedAt: readonly string[];
}

/** The versions of a product that its sources name, each once, oldest first. */
export function versionsIn(sources: Iterable<Source>): readonly string[] {
  const found = new Set<string>();
  for (const { version } of sources) if (version !== undefined) found.add(version);
  return [...found].sort(compareVersions);
}

/**
 * The installation whose version the facts speak of: of a product that is an extension alone that one, of another one the first
 * program on PATH, or the newest that an editor fetched. Undefined where it is not found, which does not mean that it is not there.
 */
export function installationOf({ detection }: Assistant, installed: readonly Installation[]): Installation | undefined {
  const kind = detection.commands.length > 0 || detection.fetchedTo !== undefined ? 'program' : 'extension';
  return installed.find(each => each.kind === kind);
}

/** The versions in which features, mechanisms and whatever else is shown of a product were looked at. */
export function versionsLookedAt(product: Assistant | undefined, others: Iterable<Source>): readonly string[] {
  const own = [...(product?.features ?? []), ...(product?.mechanisms ?? [])];
  return versionsIn([...own.map(({ source }) => source), ...others]);
}

/** How an installed version stands to those that were looked at; null where one of the two is not known, or it is one of them. */
export function versionDrift(installed: string | null, lookedAt: readonly string[]): 'older' | 'newer' | null {
  const last = lookedAt.at(-1);
  if (installed === null || last === undefined || lookedAt.includes(installed)) return null;
  return compareVersions(installed, last) > 0 ? 'newer' : 'older';
}

/** By their numbers; a pre-release comes before its release, as in Semantic Versioning 2.0.0, section 11. */
export function compareVersions(a: string, b: string): number {
  const [numbersA = '', preA = ''] = a.split(/-(.*)/s);
  const [numbersB = '', preB = ''] = b.split(/-(.*)/s);
  const byNumber = numbersA.localeCompare(numbersB, 'en', { numeric: true });
  if (byNumber !== 0 || preA === preB) return byNumber;
  if (preA === '' || preB === '') return preA === '' ? 1 : -1;
  return preA.localeCompare(preB, 'en', { numeric: true });
}
