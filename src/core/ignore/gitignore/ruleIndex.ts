import type { Rule } from './rules.ts';

/** Positions of rules in their file, by a text that they match, the last one first. */
type Places = Map<string, number[]>;

/** The rules of one file, looked up by the text that they match if there is only one, so few rules have to be tried one by one. */
export class RuleIndex {
  readonly #rules: readonly Rule[];
  readonly #names: Places = new Map();
  readonly #endings: Places = new Map();
  readonly #paths: Places = new Map();
  /** By the first folder of the paths that a rule can match. */
  readonly #starts: Places = new Map();
  /** Positions of all other rules, the last one first. */
  readonly #others: readonly number[];

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    const others: number[] = [];
    const byKind = { name: this.#names, ending: this.#endings, path: this.#paths, start: this.#starts } as const;
    for (let place = rules.length - 1; place >= 0; place--) {
      const key = rules[place]?.key;
      if (key === undefined) {
        others.push(place);
        continue;
      }
      const places = byKind[key.kind].get(key.text);
      if (places === undefined) byKind[key.kind].set(key.text, [place]);
      else places.push(place);
    }
    this.#others = others;
  }

  /** Returns the position of the last rule that matches a name or the path below the file's folder; -1 if none does. */
  lastMatch(name: string, path: string, isFolder: boolean): number {
    let last = Math.max(
      this.#lastOf(this.#names, name, isFolder),
      this.#lastOf(this.#paths, path, isFolder),
      this.#endings.size === 0 ? -1 : this.#lastOf(this.#endings, name.slice(name.lastIndexOf('.')), isFolder),
    );
    last = this.#lastMatching(this.#others, last, name, path, isFolder);
    const slash = this.#starts.size === 0 ? -1 : path.indexOf('/');
    const below = slash < 0 ? undefined : this.#starts.get(path.slice(0, slash));
    return below === undefined ? last : this.#lastMatching(below, last, name, path, isFolder);
  }

  /** Returns the first of some positions that is greater than `known` and whose rule matches; otherwise `known`. */
  #lastMatching(places: readonly number[], known: number, name: string, path: string, isFolder: boolean): number {
    for (const place of places) {
      if (place <= known) break;
      const rule = this.#rules[place];
      if (!rule || (isFolder ? rule.filesOnly : rule.foldersOnly)) continue;
      if (rule.matches(rule.matchesName ? name : path)) return place;
    }
    return known;
  }

  #lastOf(places: Places, key: string, isFolder: boolean): number {
    if (places.size === 0) return -1;
    for (const place of places.get(key) ?? []) {
      const rule = this.#rules[place];
      if (rule && !(isFolder ? rule.filesOnly : rule.foldersOnly)) return place;
    }
    return -1;
  }
}
