import { privateFingerprint } from '../../secrets/judgement/fingerprint.ts';
import { maskFileName } from '../../exposure/masking/maskName.ts';
import { createScanner } from '../../secrets/scanner.ts';
import type { Confidence, Finding, Scanner } from '../../secrets/types.ts';
import { plainText, withoutStyles } from './plainText.ts';
import type { Detector } from '../tally/tally.ts';

/** What may be said about a secret that was found. */
export interface SecretFacts {
  readonly ruleId: string;
  readonly redacted: string;
  /** The one that reports and baselines have; ids of history are private. */
  readonly fingerprint: string;
  readonly confidence: Confidence;
}

/** Loops over whole texts that the system does faster than this program. */
export interface TextTools {
  /** Names a text: two texts with the same one are the same. */
  readonly digest: (text: string) => string;
  /** The units as bytes, as a scanner takes them (`ScanInput.units`); they need hold no longer than until the next call. */
  readonly units: (text: string) => Uint8Array;
}

/** Shorter texts hold no secret that could be distinguished from a word. */
const shortest = 8;
/** Texts whose findings are remembered while one pass lasts: each is repeated in its records. */
const textsKept = 20_000;
/** Shorter texts are searched faster than they are hashed and looked up. */
const shortestKept = 512;

/** Finds secrets in the texts of records, each different text once. */
export class SecretDetector implements Detector {
  #scanner: Scanner | undefined;
  readonly #seen = new Map<string, readonly string[]>();
  readonly #names = new Map<string, string>();
  /** What is found in each part of a name: folders come again and again. */
  readonly #parts = new Map<string, readonly Finding[]>();
  readonly #partScanner: Pick<Scanner, 'scan'> = {
    scan: input => remembered(this.#parts, input.text, () => this.#scannerNow().scan(input)),
  };
  /** The last of those texts: most come twice in a row, as they were sent and for people. */
  #last: { readonly text: string; readonly path: string; readonly ids: readonly string[] } = {
    text: '',
    path: '',
    ids: [],
  };

  /**
   * @param key see {@link privateFingerprint}
   * @param secrets those that are known from before; what is found is added
   */
  constructor(
    private readonly key: Uint8Array,
    private readonly tools: TextTools,
    readonly secrets: Map<string, SecretFacts>,
  ) {}

  readonly shown = (name: string): string =>
    remembered(this.#names, name, () => maskFileName(withoutStyles(name), this.#partScanner));

  readonly detect = (text: string, path = ''): readonly string[] => {
    if (text.length < shortest) return [];
    const plain = plainText(text);
    if (plain.length < shortestKept) return this.#search(plain, path);
    // What was sent has a file with line numbers; the copy next to it has none.
    const whole = plain.trimEnd();
    if (this.#last.text !== whole || this.#last.path !== path) {
      const mark = `${this.tools.digest(whole)}${path}`;
      const ids = remembered(this.#seen, mark, () => this.#search(plain, path));
      this.#last = { text: whole, path, ids };
    }
    return this.#last.ids;
  };

  /** The private id of a secret, the same wherever it occurs. */
  idOf(secret: string): string {
    return privateFingerprint(this.key, 'history', secret);
  }

  /** Made when the first text comes: often nothing is new. */
  #scannerNow(): Scanner {
    return (this.#scanner ??= createScanner());
  }

  #search(plain: string, path: string): readonly string[] {
    const found = this.#scannerNow().scan({ path, text: plain, units: this.tools.units(plain) });
    if (found.length === 0) return [];
    const ids = new Set<string>();
    for (const finding of found) {
      if (finding.confidence === 'low') continue;
      const id = this.idOf(plain.slice(finding.start, finding.end));
      ids.add(id);
      if (!this.secrets.has(id)) this.secrets.set(id, factsOf(finding));
    }
    return [...ids];
  }
}

/** What is kept under a key, or is made and kept; all is forgotten where there is too much of it. */
function remembered<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (kept.size >= textsKept) kept.clear();
  kept.set(key, made);
  return made;
}

function factsOf({ ruleId, redacted, fingerprint, confidence }: Finding): SecretFacts {
  return { ruleId, redacted, fingerprint, confidence };
}
