import { sensitivePath } from '../secrets/sensitivePaths.ts';
import type { Situation, UriVerdicts } from './situation.ts';

/** Decoration of a file in a list of files: an assistant can see it, and it contains secrets or is of a kind that usually does. */
export interface Badge {
  /** The number of secrets that can be seen; 0 for a file that is only of a sensitive kind. */
  readonly secrets: number;
  /** Ids of the assistants that can see it; never empty. */
  readonly seenBy: readonly string[];
}

/** The data that badges are computed from. */
export interface BadgeSource extends Pick<Situation, 'findings' | 'exposures'> {
  readonly verdictsOf: UriVerdicts;
}

const nothing: BadgeSource = { findings: new Map(), exposures: [], verdictsOf: () => [] };

/** The maximum number of files that are remembered as shown. When it is reached, all are forgotten. */
const rememberedFiles = 20_000;

/** The badges of the files that a list shows. Determines which of them change from one snapshot to the next. */
export class Badges {
  #source = nothing;
  #secrets: ReadonlyMap<string, number> = new Map();
  /** The last answer for each requested file that can have a badge. */
  readonly #told = new Map<string, string>();

  /**
   * @param fileOf returns the URI of the file that a document is part of, e.g. the notebook of a cell
   * @param pathOf returns the path of a file relative to its folder
   */
  constructor(
    private readonly fileOf: (uri: string) => string,
    private readonly pathOf: (uri: string) => string,
  ) {}

  /** The badge of a file; null if it has none. */
  of(uri: string): Badge | null {
    const badge = this.#badge(uri);
    const known = this.#told.has(uri);
    if (!known && this.#told.size >= rememberedFiles) this.#told.clear();
    if (known || badge !== null || this.#isSensitive(uri)) this.#told.set(uri, keyOf(badge));
    return badge;
  }

  /** @returns the files whose badge differs from the last answer */
  update(source: BadgeSource): readonly string[] {
    const isRulesChange = source.verdictsOf !== this.#source.verdictsOf;
    const before = this.#secrets;
    this.#source = source;
    this.#secrets = this.#count();
    const counted = [...new Set([...before.keys(), ...this.#secrets.keys()])];
    const candidates = isRulesChange
      ? new Set([...this.#told.keys(), ...counted])
      : counted.filter(uri => before.get(uri) !== this.#secrets.get(uri));
    return [...candidates].filter(uri => keyOf(this.#badge(uri)) !== (this.#told.get(uri) ?? keyOf(null)));
  }

  #count(): ReadonlyMap<string, number> {
    const { findings, exposures } = this.#source;
    const reached = new Set(exposures.map(each => each.finding));
    const counts = new Map<string, number>();
    for (const [uri, list] of findings) {
      const count = list.filter(each => reached.has(each)).length;
      const file = this.fileOf(uri);
      if (count > 0) counts.set(file, (counts.get(file) ?? 0) + count);
    }
    return counts;
  }

  #isSensitive(uri: string): boolean {
    return sensitivePath(this.pathOf(uri)) !== null;
  }

  #badge(uri: string): Badge | null {
    const secrets = this.#secrets.get(uri) ?? 0;
    if (secrets === 0 && !this.#isSensitive(uri)) return null;
    const seen = this.#source.verdictsOf(uri).filter(each => each.verdict !== 'held-back');
    const seenBy = [...new Set(seen.map(each => each.assistant))];
    return seenBy.length === 0 ? null : { secrets, seenBy };
  }
}

function keyOf(badge: Badge | null): string {
  return badge === null ? '' : `${badge.secrets} ${badge.seenBy.join()}`;
}
