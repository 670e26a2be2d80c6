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

/** The shortest random token that is looked at. */
const shortest = 16;
const contextReach = 70;

export interface RunRules {
  readonly provider: (name: string) => Rule;
  readonly named: Rule;
  readonly discord: Rule;
}

/** Words next to a random token that make it one worth a warning. */
const announcing = new Set(
  'secret secrets token tokens password passwd pwd passphrase key keys apikey apitoken accesskey secretkey auth authorization credential credentials bearer pat'.split(
    ' ',
  ),
);
/** The same at the end of a word, as in `fooapikey`. */
const joined = /[a-z](?:key|token|secret|password|access|private)$/;
/** Words that do so only right before it: elsewhere on the line they are keywords of languages. */
const announcingNext = new Set('access private pass api login'.split(' '));

/** Words before a token that is a name or a checksum. */
const naming = new Set(
  'sha sha1 sha256 sha384 sha512 md5 commit commits hash digest checksum integrity etag revision blob tree oid guid uuid signature nonce address contract'.split(
    ' ',
  ),
);

/** The beginnings of all words that {@link isAnnounced} or a service's name may come from, long enough to be rare. */
function contextStarts(): readonly string[] {
  const words = [...announcing, ...announcingNext, ...providerByWord().keys()];
  return [...new Set(words.map(word => word.slice(0, 5)))];
}

/** Finds them; made when first asked. */
let contextWords: KeywordAutomaton | undefined;

const dot = 46;
const lineFeed = 10;

/** Words near a token that say that everybody may see it. */
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

/** Reports random tokens that stand after the name of a provider, or after a word such as `token`, on their line. */
export class RunJudge {
  /** The last token, and the text before it with what it says: in tables and minified code they come again and again. */
  #context = '';
  #words = noWords;
  #token = '';
  #kind: TokenKind = 'ordinary';

  /** @param units those of the scene's text from `offset` on */
  constructor(
    private readonly scene: Scene,
    private readonly units: Uint8Array,
    private readonly offset: number,
    private readonly rules: RunRules,
  ) {}

  /** Told of every longest run of letters, digits, `_` and `-` in the units. */
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
    // What a machine generates without digits is hardly distinguished from words.
    if (!hasDigits && !(mayCount && countsUp(text, runStart, end))) return;
    if (!this.#mayBeAnnounced(first, last) || isFragment(text, runStart)) return;
    const start = skipNamePart(text, runStart, end);
    if (end - start < shortest - 4 || isRepetitive(text, start, end)) return;
    const token = text.slice(start, end);
    if (isFileName(text, end)) return;
    const kind = this.#kindOf(token, hasDigits);
    if (kind !== 'ordinary') this.#judgeContext(start, end, kind === 'random');
  };

  /** Reports a token where the words before it say what it is. */
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
    // A counted-up or repeated token is believed only as the key of a service that is named and announced.
    if (!isAnnounced && (!isRandom || isOfAddress(text, start, context, provider))) return;
    const confidence = isRandom && isAnnounced && !asExample.test(context) ? 'medium' : 'low';
    this.#report(this.rules.provider(provider), start, end, confidence);
  }

  /** Whether a word that counts may be on the line before the run, or at its beginning. */
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

/** Whether a service is named only in an address or a mention, or is a word of every day. */
function isOfAddress(text: string, start: number, context: string, provider: string): boolean {
  return '/#@'.includes(text.charAt(start - 1)) || everyday.has(provider) || inAddress.test(context);
}

/** `random`, generated by a machine; `counted` up or repeated, as samples are; or nothing to look at. */
type TokenKind = 'random' | 'counted' | 'ordinary';

/** The time and the commit of a version without a tag (go.dev/ref/mod, "Pseudo-versions"). */
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
  /** Whether they make it a name, a checksum or something that everybody may see. */
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
      // An identifier of a credential is no credential: `credentialsId`, `keyName`.
      (provider === undefined && /^(?:ids?|names?|uri|url|arn)$/.test(before.at(-1) ?? '')),
  };
}

/** In a path, as in a link to a commit, a token is a name unless a word right before it says otherwise. */
function isAnnounced(before: readonly string[]): boolean {
  return (
    announcingNext.has(before.at(-1) ?? '') ||
    before.slice(-2).some(word => joined.test(word)) ||
    before.slice(-6).some(word => announcing.has(word))
  );
}

/** Whether fewer than five different characters are in [start, end): too few for a token, generated or typed. */
function isRepetitive(text: string, start: number, end: number): boolean {
  let low = 0;
  let high = 0;
  let different = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const bit = 1 << (unit & 31);
    // Digits and `-` share the first half of ASCII, letters and `_` the second; capitals count as small letters.
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

/** The end of a text that is within the address of a page. */
const inAddress = /[\w-]\.[a-z]{2,5}\/[^\s"'<>]*$/i;

/**
 * Before a part of a reference, which says where a secret is kept: the version in the address of a vault or in a reference of
 * Azure's App Service, what an ARN names, and what HashiCorp Vault has encrypted.
 */
const inReference =
  /\/(?:secrets|keys|certificates)\/[\w.-]{1,60}\/$|(?:\barn:aws[\w-]*:|@Microsoft\.KeyVault\()[^\s"']*$|\bvault:v\d{1,3}:$/i;

/** What announces an example, at the end of a text. */
const asExample = /\b(?:e\.g\.?|eg|for (?:example|instance)|such as)[\s:,]{0,3}["'`]?$/i;

/** Services that source code mentions without their keys; something must announce a key there. */
const everyday = new Set('github gitlab npm docker google travis travisci aws azure bitbucket'.split(' '));

/** Three parts: a number in base64, which begins with M, N, O or A, six characters and 27 to 38. */
function isDiscordToken(text: string, start: number, end: number): boolean {
  if (end - start < 23 || end - start > 28 || unitAt(text, end) !== 46 || unitAt(text, end + 7) !== 46) return false;
  if (!'MNOA'.includes(text.charAt(start)) || skipForward(text, end + 1, end + 7, isName) !== end + 7) return false;
  const length = skipForward(text, end + 8, end + 48, isName) - end - 8;
  return length >= 27 && length <= 38;
}

/** A name that a token is joined to, as in `service-key-0a1b…`: the words without digits at the beginning of a run. */
function skipNamePart(text: string, start: number, end: number): number {
  let at = start;
  for (let i = start; i < end && !isAt(text, i, isDigit); i++) if (isAt(text, i, isJoiner)) at = i + 1;
  return at === start || wordLikeness(text.slice(start, at)) < -0.5 ? start : at;
}

/** Whether a run goes on from another one after `+` or `/`, as parts of base64 data do; the whole is judged elsewhere. */
function isFragment(text: string, start: number): boolean {
  if (!isAt(text, start - 1, isBase64Mark)) return false;
  return (
    unitAt(text, start - 1) === 43 ||
    skipBack(text, start, Math.max(0, start - 24), isName | isBase64Mark) === start - 24
  );
}

/** A token of some length that follows no pattern of words, though it may count or repeat. */
function looksTyped(token: string): boolean {
  return token.length >= shortest && (wordLikeness(token) < 0.3 || /\d{6}/.test(token)) && new Set(token).size >= 5;
}
