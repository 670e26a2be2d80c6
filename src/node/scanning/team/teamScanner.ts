import { createScanner } from '../../../core/secrets/scanner.ts';
import type { Scanner } from '../../../core/secrets/types.ts';
import { lazyTeamRules } from './lazyTeamRules.ts';
import { readTeamTexts, type TeamSource } from './teamTexts.ts';

/** How many scanners are kept; one run has few folders. */
const keptScanners = 8;

/** Creates scanners with the rules of a team, one for each state of its files. */
export class TeamScanners {
  readonly #made = new Map<string, Scanner>();

  of(source: TeamSource): Scanner {
    const key = JSON.stringify(source);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (this.#made.size >= keptScanners) this.#made.clear();
    const options = lazyTeamRules(readTeamTexts(source).texts, source.personalData, source.excludes)?.optionsFor(
      source.shift,
    );
    const scanner = createScanner(
      source.known === undefined ? options : { ...options, knownFingerprints: new Set(source.known) },
    );
    this.#made.set(key, scanner);
    return scanner;
  }
}
