import { privateFingerprint } from '../../secrets/judgement/fingerprint.ts';
import { maskFileName } from '../../exposure/masking/maskName.ts';
import { createScanner } from '../../secrets/scanner.ts';
import type { Confidence, Finding, Scanner } from '../../secrets/types.ts';
import { plainText, withoutStyles } from './plainText.ts';
import type { Detector } from '../tally/tally.ts';

/** What may be shown about a secret that was found. */
export interface SecretFacts {
  readonly ruleId: string;
  readonly redacted: string;
  /** The fingerprint used in reports and baselines; the ids used in the history are private. */
  readonly fingerprint: string;
  readonly confidence: Confidence;
}

/** Operations on whole texts that the platform performs faster than this code could. */
export interface TextTools {
  /** Identifies a text: texts with the same digest are the same. */
  readonly digest: (text: string) => string;
  /** The units as bytes, as a scanner takes them (`ScanInput.units`). They need to stay valid only until the next call. */
  readonly units: (text: string) => Uint8Array;
}

/** Shorter texts contain no secret that could be told from a word. */
const shortest = 8;
/** The number of texts whose findings are cached during a pass, since records repeat texts. */
const textsKept = 20_000;
/** Shorter texts are searched faster than they are hashed and looked up. */
const shortestKept = 512;

/** Finds secrets in the texts of records. Each different text is searched once. */
export class SecretDetector implements Detector {
  #scanner: Scanner | undefined;
  readonly #seen = new Map<string, readonly string[]>();
  readonly #names = new Map<string, string>();
  /** Findings in each part of a name, cached since the same folders recur. */
  readonly #parts = new Map<string, readonly Finding[]>();
  readonly #partScanner: Pick<Scanner, 'scan'> = {
    scan: input => remembered(this.#parts, input.text, () => this.#scannerNow().scan(input)),
  };
  /** The last text that was looked up: most come twice in a row, once as sent and once as stored for people. */
  #last: { readonly text: string; readonly path: string; readonly ids: readonly string[] } = {
    text: '',
    path: '',
    ids: [],
  };

  /**
   * @param key see {@link privateFingerprint}
   * @param secrets the secrets known so far; newly found ones are added
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
    // A file that was sent has line numbers, and the copy stored next to it has none. Without them, both should be equal.
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

  /** Created when the first text arrives: often there is nothing new. */
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

/** Returns the cached value of a key, creating it if necessary. If the cache is full, it is cleared. */
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
