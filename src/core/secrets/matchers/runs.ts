import { KeywordAutomaton } from '../engine/automaton.ts';
import {
  classes,
  isAt,
  isBase64Mark,
  isDigit,
  isJoiner,
  isName,
  skipBack,
  skipForward,
  unitAt,
} from '../judgement/characters.ts';
import { wordLikeness } from '../judgement/randomness.ts';
import { wordsOf } from '../judgement/names.ts';
import { providerByWord } from '../rules/providers.ts';
import type { Rule } from '../engine/rule.ts';
import { rankNear, rankRandom, type Scene } from '../engine/sink.ts';
import type { RunVisitor } from '../engine/stretches.ts';
import type { Confidence } from '../types.ts';
import { countsUp, isAlphabet, isFileName, isPlaceholder, looksRandom } from '../judgement/value.ts';

/** The minimum length of a random token. */
const shortest = 16;
const contextReach = 70;

export interface RunRules {
  readonly provider: (name: string) => Rule;
  readonly named: Rule;
  readonly discord: Rule;
}

/** Words next to a random token that make it worth a warning. */
const announcing = new Set(
  'secret secrets token tokens password passwd pwd passphrase key keys apikey apitoken accesskey secretkey auth authorization credential credentials bearer pat'.split(
    ' ',
  ),
);
/** The same words at the end of another word, as in `fooapikey`. */
const joined = /[a-z](?:key|token|secret|password|access|private)$/;
/** Words that count only right before the token: elsewhere on the line they are language keywords. */
const announcingNext = new Set('access private pass api login'.split(' '));

/** Words before a token that mark it as a name or a checksum. */
const naming = new Set(
  'sha sha1 sha256 sha384 sha512 md5 commit commits hash digest checksum integrity etag revision blob tree oid guid uuid signature nonce address contract'.split(
    ' ',
  ),
);

/** The first five letters of every word used by {@link isAnnounced} and of every service name: long enough to be rare. */
function contextStarts(): readonly string[] {
  const words = [...announcing, ...announcingNext, ...providerByWord().keys()];
  return [...new Set(words.map(word => word.slice(0, 5)))];
}

/** Finds the words of {@link contextStarts}; created on first use. */
let contextWords: KeywordAutomaton | undefined;

const dot = 46;
const lineFeed = 10;

/** Words near a token that mark it as public. */
const openly = new Set([
  'public',
  'csrf',
  'xsrf',
  'foreign',
  'authenticity',
  'verification',
  'gpg',
  'pgp',
  'fingerprint',
  'keyserver',
  'recv',
]);

const noWords: ContextWords = { provider: undefined, isAnnounced: false, isHarmless: false };

/** Reports random tokens that follow the name of a provider, or a word such as `token`, on their line. */
export class RunJudge {
  /** The last token, and the text before it with its words, cached since they often repeat in tables and minified code. */
  #context = '';
  #words = noWords;
  #token = '';
  #kind: TokenKind = 'ordinary';

  /** @param units the units of the scene's text from `offset` on */
  constructor(
    private readonly scene: Scene,
    private readonly units: Uint8Array,
    private readonly offset: number,
    private readonly rules: RunRules,
  ) {}

  /** Called for every maximal run of letters, digits, `_` and `-` in the units. */
  readonly judge: RunVisitor = (first, last, hasDigits, mayCount) => {
    const { units, offset } = this;
    if (!hasDigits && !mayCount && units[last] !== dot) return;
    const { text } = this.scene;
    const runStart = offset + first;
    const end = offset + last;
    if (units[last] === dot && isDiscordToken(text, runStart, end)) {
      const stop = skipForward(text, end + 8, end + 48, isName);
      this.#report(this.rules.discord, runStart, stop, 'high');
      return;
    }
    // A generated token without digits can hardly be distinguished from words.
    if (!hasDigits && !(mayCount && countsUp(text, runStart, end))) return;
    if (!this.#mayBeAnnounced(first, last) || isFragment(text, runStart)) return;
    const start = skipNamePart(text, runStart, end);
    if (end - start < shortest - 4 || isRepetitive(text, start, end)) return;
    const token = text.slice(start, end);
    if (isFileName(text, end)) return;
    const kind = this.#kindOf(token, hasDigits);
    if (kind !== 'ordinary') this.#judgeContext(start, end, kind === 'random');
  };

  /** Reports a token if the words before it say what it is. */
  #judgeContext(start: number, end: number, isRandom: boolean): void {
    const { text } = this.scene;
    const context = text.slice(Math.max(0, start - contextReach), start);
    const { provider, isAnnounced, isHarmless } = this.#wordsIn(context);
    // What follows `name@` is a version: `uses: actions/auth@0a1b…`.
    if (isHarmless || text.charAt(start - 1) === '@' || inReference.test(context)) return;
    if (provider === undefined) {
      if (isRandom && isAnnounced) this.#report(this.rules.named, start, end, 'low');
      return;
    }
    // A sequential or repetitive token counts only as the key of a service that is both named and announced.
    if (!isAnnounced && (!isRandom || isOfAddress(text, start, context, provider))) return;
    const confidence = isRandom && isAnnounced && !asExample.test(context) ? 'medium' : 'low';
    this.#report(this.rules.provider(provider), start, end, confidence);
  }

  /** Whether a relevant word may be on the line before the run, or at the beginning of the run. */
  #mayBeAnnounced(first: number, last: number): boolean {
    const { units } = this;
    let from = first;
    const floor = Math.max(0, first - contextReach);
    while (from > floor && units[from - 1] !== lineFeed) from--;
    let to = first;
    while (to < last && ((classes[units[to] as number] as number) & isDigit) === 0) to++;
    contextWords ??= new KeywordAutomaton(contextStarts());
    return contextWords.isIn(units, from, to);
  }

  #kindOf(token: string, hasDigits: boolean): TokenKind {
    if (token !== this.#token) {
      this.#token = token;
      this.#kind = kindOf(token, hasDigits);
    }
    return this.#kind;
  }

  #wordsIn(context: string): ContextWords {
    if (context !== this.#context) {
      this.#context = context;
      this.#words = contextWordsOf(wordsOf(context.slice(context.lastIndexOf('\n') + 1)));
    }
    return this.#words;
  }

  #report(rule: Rule, start: number, end: number, confidence: Confidence): void {
    const rank = confidence === 'high' ? rankNear : rankRandom;
    this.scene.report({ rule, start, end, confidence, validation: 'none', rank });
  }
}

/** Whether a service is named only in an address or a mention, or its name is too common to count. */
function isOfAddress(text: string, start: number, context: string, provider: string): boolean {
  return '/#@'.includes(text.charAt(start - 1)) || everyday.has(provider) || inAddress.test(context);
}

/** `random`: generated by a machine; `counted`: sequential or repetitive, as in samples; `ordinary`: neither. */
type TokenKind = 'random' | 'counted' | 'ordinary';

/** The timestamp and commit of a Go pseudo-version (go.dev/ref/mod, "Pseudo-versions"). */
const goPseudoVersion = /^(?:\d-)?\d{14}-[0-9a-f]{12}$/;

function kindOf(token: string, hasDigits: boolean): TokenKind {
  if (goPseudoVersion.test(token)) return 'ordinary';
  const random = hasDigits && !isAlphabet(token) && looksRandom(token);
  if ((!random && hasDigits && !looksTyped(token)) || isPlaceholder(token)) return 'ordinary';
  return random ? 'random' : 'counted';
}

/** What the words before a token on its line say about it. */
interface ContextWords {
  /** The service named last. */
  readonly provider: string | undefined;
  readonly isAnnounced: boolean;
  /** Whether they mark it as a name, a checksum or something public. */
  readonly isHarmless: boolean;
}

function contextWordsOf(before: readonly string[]): ContextWords {
  const provider = before.findLast(word => providerByWord().has(word));
  return {
    provider,
    isAnnounced: isAnnounced(before),
    isHarmless:
      before.slice(-2).some(word => naming.has(word)) ||
      before.slice(-4).some(word => openly.has(word)) ||
      // The identifier of a credential is not a credential: `credentialsId`, `keyName`.
      (provider === undefined && /^(?:ids?|names?|uri|url|arn)$/.test(before.at(-1) ?? '')),
  };
}

/** Whether one of the last words before a token announces a secret. */
function isAnnounced(before: readonly string[]): boolean {
  return (
    announcingNext.has(before.at(-1) ?? '') ||
    before.slice(-2).some(word => joined.test(word)) ||
    before.slice(-6).some(word => announcing.has(word))
  );
}

/** Whether [start, end) has fewer than five different characters: too few for a generated or typed token. */
function isRepetitive(text: string, start: number, end: number): boolean {
  let low = 0;
  let high = 0;
  let different = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const bit = 1 << (unit & 31);
    // Digits and `-` are in the first half of ASCII, letters and `_` in the second. Upper and lower case count as the same.
    if (unit < 64) {
      if ((low & bit) !== 0) continue;
      low |= bit;
    } else {
      if ((high & bit) !== 0) continue;
      high |= bit;
    }
    if (++different === 5) return false;
  }
  return true;
}

/** The end of a text that is within the URL of a page. */
const inAddress = /[\w-]\.[a-z]{2,5}\/[^\s"'<>]*$/i;

/**
 * Text before a part of a reference, which says where a secret is stored: the version in a vault URL or an Azure App Service
 * reference, a name in an ARN, or text encrypted by HashiCorp Vault.
 */
const inReference =
  /\/(?:secrets|keys|certificates)\/[\w.-]{1,60}\/$|(?:\barn:aws[\w-]*:|@Microsoft\.KeyVault\()[^\s"']*$|\bvault:v\d{1,3}:$/i;

/** Text that introduces an example. */
const asExample = /\b(?:e\.g\.?|eg|for (?:example|instance)|such as)[\s:,]{0,3}["'`]?$/i;

/** Services often mentioned in source code without their keys, so something must also announce a key. */
const everyday = new Set('github gitlab npm docker google travis travisci aws azure bitbucket'.split(' '));

/**
 * Whether a run begins a Discord token: a number in base64, which begins with M, N, O or A, then six characters, then 27 to 38,
 * separated by dots.
 */
function isDiscordToken(text: string, start: number, end: number): boolean {
  if (end - start < 23 || end - start > 28 || unitAt(text, end) !== 46 || unitAt(text, end + 7) !== 46) return false;
  if (!'MNOA'.includes(text.charAt(start)) || skipForward(text, end + 1, end + 7, isName) !== end + 7) return false;
  const length = skipForward(text, end + 8, end + 48, isName) - end - 8;
  return length >= 27 && length <= 38;
}

/** Skips the name that a token is joined to, as in `service-key-0a1b…`: the words without digits at the beginning of a run. */
function skipNamePart(text: string, start: number, end: number): number {
  let at = start;
  for (let i = start; i < end && !isAt(text, i, isDigit); i++) if (isAt(text, i, isJoiner)) at = i + 1;
  return at === start || wordLikeness(text.slice(start, at)) < -0.5 ? start : at;
}

/** Whether a run continues another one after `+` or `/`, like a part of base64 data, which is judged as a whole elsewhere. */
function isFragment(text: string, start: number): boolean {
  if (!isAt(text, start - 1, isBase64Mark)) return false;
  return (
    unitAt(text, start - 1) === 43 ||
    skipBack(text, start, Math.max(0, start - 24), isName | isBase64Mark) === start - 24
  );
}

/** Whether a token is long enough and does not look like words; sequences and repetitions are allowed. */
function looksTyped(token: string): boolean {
  return token.length >= shortest && (wordLikeness(token) < 0.3 || /\d{6}/.test(token)) && new Set(token).size >= 5;
}
