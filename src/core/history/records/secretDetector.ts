import { privateFingerprint } from '../../secrets/judgement/fingerprint.ts';
import { maskFileName } from '../../exposure/masking/maskName.ts';
import { createScanner } from '../../secrets/scanner.ts';
import type { Confidence, Finding } from '../../secrets/types.ts';
import { plainText, withoutStyles } from './plainText.ts';
import type { Detector } from './tally.ts';

/** What may be told of a secret that was found. */
export interface SecretFacts {
  readonly ruleId: string;
  readonly redacted: string;
  /** The one that reports and baselines have; ids of history are private. */
  readonly fingerprint: string;
  readonly confidence: Confidence;
}

/** Shorter texts hold no secret that could be told from a word. */
const shortest = 8;
/** Texts whose findings are remembered while one pass lasts: each is repeated in its records. */
const textsKept = 20_000;
/** Shorter texts are searched faster than they are hashed and looked up. */
const shortestKept = 512;

/** Finds secrets in the texts of records, each different text once. */
export class SecretDetector implements Detector {
  readonly #scanner = createScanner();
  readonly #seen = new Map<string, readonly string[]>();
  readonly #names = new Map<string, string>();

  /**
   * @param key see {@link privateFingerprint}
   * @param digest a fast digest of a text, which never leaves memory
   * @param secrets those that are known from before; what is found is added
   */
  constructor(
    private readonly key: Uint8Array,
    private readonly digest: (text: string) => string,
    readonly secrets: Map<string, SecretFacts>,
  ) {}

  readonly shown = (name: string): string => {
    let shown = this.#names.get(name);
    if (shown === undefined) {
      shown = maskFileName(withoutStyles(name), this.#scanner);
      if (this.#names.size >= textsKept) this.#names.clear();
      this.#names.set(name, shown);
    }
    return shown;
  };

  readonly detect = (text: string, path = ''): readonly string[] => {
    if (text.length < shortest) return [];
    const plain = plainText(text);
    if (plain.length < shortestKept) return this.#search(plain, path);
    // A file stands with the numbers of its lines in what was sent, and without them beside it.
    const mark = this.digest(`${path}\0${plain.trimEnd()}`);
    const known = this.#seen.get(mark);
    if (known !== undefined) return known;
    const ids = this.#search(plain, path);
    if (this.#seen.size >= textsKept) this.#seen.clear();
    this.#seen.set(mark, ids);
    return ids;
  };

  /** The private id of a secret, the same wherever it stands. */
  idOf(secret: string): string {
    return privateFingerprint(this.key, 'history', secret);
  }

  #search(plain: string, path: string): readonly string[] {
    const found = this.#scanner.scan({ path, text: plain });
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

function factsOf({ ruleId, redacted, fingerprint, confidence }: Finding): SecretFacts {
  return { ruleId, redacted, fingerprint, confidence };
}
