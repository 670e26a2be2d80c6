/** How a rule's match can be checked without asking anybody; see `validate.ts`. */
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
  /** Shannon entropy in bits per character that the secret needs. */
  readonly entropy?: number;
  /** The capture group that is the secret; the whole match when absent. */
  readonly group?: number;
  /** How many characters before the keyword the match may begin; 0 when absent: the keyword is its beginning. */
  readonly back?: number;
  /** True where the match may be inside a longer word (URLs, headers). */
  readonly inWord?: boolean;
  /** True where the keyword only announces the match, which stands within a line's reach after it. */
  readonly near?: boolean;
  /** What the match is worth before any check. */
  readonly confidence?: 'high' | 'medium' | 'low';
  /** True where the place alone says that it is a secret, whatever the value. */
  readonly anyValue?: boolean;
  /** True where decoded text (base64, percent …) is not searched with it. */
  readonly plainOnly?: boolean;
  /** True for what is no secret on its own but says whose account a secret opens. */
  readonly identifier?: true;
  /** Ids whose findings count as the same family in fingerprints; the rule's own id when absent. */
  readonly family?: string;
}

/** A secret's format as data. */
export interface Rule {
  readonly id: string;
  readonly provider: string;
  /** What it is, in plain words, e.g. `personal access token`. */
  readonly kind: string;
  /** Lower case; one of them is in every match. */
  readonly keywords: readonly string[];
  /** In the notation of `pattern.ts`; null where a scanner of its own finds it. */
  readonly pattern: string | null;
  readonly options: RuleOptions;
  /** The provider's page about these credentials or how to revoke them. */
  readonly docs: string | null;
}

/** `[id suffix, kind, keywords separated by blanks ('' = the pattern's literal beginning), pattern, options]` */
export type RuleRow = readonly [id: string, kind: string, keywords: string, pattern: string, options?: RuleOptions];

const noOptions: RuleOptions = {};

/** The rules of one provider, written as rows. Every id is `<name>-<suffix>`, or the name alone for an empty suffix. */
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
