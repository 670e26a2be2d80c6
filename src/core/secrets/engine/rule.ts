/** Offline checks of a rule's match; see `validate.ts`. */
export type ValidatorName =
  | 'github'
  | 'grafana'
  | 'crc32Tail'
  | 'crc32Upper'
  | 'aws'
  | 'jwt'
  | 'pem'
  | 'base64Json'
  | 'base64Text'
  | 'base64Pair'
  | 'nkey'
  | 'bech32'
  | 'discord'
  | 'base64Key64';

export interface RuleOptions {
  /** Offline check of the matched text. */
  readonly check?: ValidatorName;
  /** Minimum Shannon entropy of the secret, in bits per character. */
  readonly entropy?: number;
  /** The capture group that is the secret; the whole match if absent. */
  readonly group?: number;
  /** The match may begin up to this many characters before the keyword. If absent, it begins with the keyword. */
  readonly back?: number;
  /** The match may be inside a longer word (URLs, headers). */
  readonly inWord?: boolean;
  /** The keyword only announces the match, which follows it within a short distance. */
  readonly near?: boolean;
  /** Confidence of a match before any check. */
  readonly confidence?: 'high' | 'medium' | 'low';
  /** The place alone makes it a secret, whatever the value. */
  readonly anyValue?: boolean;
  /** The rule is not applied to decoded text (base64, percent-encoding, …). */
  readonly plainOnly?: boolean;
  /** The match is not a secret on its own but identifies the account that a secret opens. */
  readonly identifier?: true;
  /** The family used in fingerprints, which several rules may share; the rule's own id if absent. */
  readonly family?: string;
}

/** The format of a secret, as data. */
export interface Rule {
  readonly id: string;
  readonly provider: string;
  /** What it is in plain words, e.g. `personal access token`. */
  readonly kind: string;
  /** In lower case; every match contains at least one of them. */
  readonly keywords: readonly string[];
  /** In the notation of `pattern.ts`; null if a dedicated matcher finds it. */
  readonly pattern: string | null;
  readonly options: RuleOptions;
  /** The provider's page about these credentials or how to revoke them. */
  readonly docs: string | null;
}

/** `[id suffix, kind, keywords separated by blanks ('' = the pattern's literal beginning), pattern, options]` */
export type RuleRow = readonly [id: string, kind: string, keywords: string, pattern: string, options?: RuleOptions];

const noOptions: RuleOptions = {};

/** Builds the rules of one provider from rows. Rule ids are `<id>-<suffix>`, or `<id>` for an empty suffix. */
export function provider(name: string, id: string, docs: string | null, rows: readonly RuleRow[]): readonly Rule[] {
  return rows.map(([suffix, kind, keywords, pattern, options]) => ({
    id: suffix === '' ? id : `${id}-${suffix}`,
    provider: name,
    kind,
    keywords: (keywords === '' ? literalStart(pattern) : keywords).toLowerCase().split(' '),
    pattern,
    options: options ?? noOptions,
    docs,
  }));
}

/** The literal text with which every match of the pattern begins. */
export function literalStart(pattern: string): string {
  const plain = /^(?:\\[^A-Za-z0-9]|[A-Za-z0-9_\-:/~!=@ ])*/.exec(pattern)?.[0] ?? '';
  const literal = plain.includes('\\') ? plain.replace(/\\([^A-Za-z0-9])/g, '$1') : plain;
  return /[?*{]/.test(pattern.charAt(plain.length)) ? literal.slice(0, -1) : literal;
}
