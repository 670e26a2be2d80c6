import path from 'node:path';
import { RuleSet } from '../../core/ignore/gitignore/evaluate.ts';
import type { ExcludedFiles } from '../../core/report/types.ts';
import { relativeInside, slashed } from '../files/inside.ts';

/** Gitignore patterns; files that match them are not scanned. */
export interface ExclusionSource {
  /** The folder that the patterns are relative to, absolute. */
  readonly folder: string;
  readonly patterns: readonly string[];
  /** Where the patterns come from: a file, or `--exclude`. */
  readonly by: string;
}

/** Decides which files are not scanned, and counts them by pattern, so the report can say what was excluded. */
export class Exclusions {
  readonly #sources: readonly { readonly folder: string; readonly rules: RuleSet }[];
  readonly #counts = new Map<string, ExcludedFiles>();

  constructor(sources: readonly ExclusionSource[]) {
    this.#sources = sources
      .filter(({ patterns }) => patterns.length > 0)
      .map(({ folder, patterns, by }) => ({
        folder,
        rules: new RuleSet([{ path: by, mechanism: by, base: '', text: patterns.join('\n') }]),
      }));
  }

  /** Whether there are no patterns. */
  get isEmpty(): boolean {
    return this.#sources.length === 0;
  }

  /** Whether a file is excluded; counts it if so. @param file absolute */
  excludes(file: string): boolean {
    for (const { folder, rules } of this.#sources) {
      const inside = relativeInside(folder, file);
      const { ignored, by } = rules.decide(inside === null ? '' : slashed(inside));
      if (!ignored || by === null) continue;
      const key = `${by.file}\0${by.pattern}`;
      const before = this.#counts.get(key)?.files ?? 0;
      this.#counts.set(key, { by: by.file, pattern: by.pattern, files: before + 1 });
      return true;
    }
    return false;
  }

  /** How many files each pattern excluded, the most first. */
  get counted(): readonly ExcludedFiles[] {
    return [...this.#counts.values()].sort((a, b) => b.files - a.files || (a.pattern < b.pattern ? -1 : 1));
  }

  /** Returns a function that calls {@link excludes} for a name relative to the folder. */
  below(folder: string): (name: string) => boolean {
    return name => this.excludes(path.join(folder, name));
  }
}
