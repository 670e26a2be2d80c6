import type { Gate } from '../engine/automaton.ts';
import { beginsWord, endsWord, isAt, isAlphanumeric, isName, isTokenMark } from '../judgement/characters.ts';
import { compilePattern } from '../engine/pattern.ts';
import { isInBase64 } from '../judgement/fragment.ts';
import { entropy } from '../judgement/randomness.ts';
import { literalStart, type Rule, type RuleOptions } from '../engine/rule.ts';
import { type DropReason, rankIdentifier, rankNear, rankSpecific, type Matcher, type Scene } from '../engine/sink.ts';
import type { Confidence, Validation } from '../types.ts';
import { isPublicKeyMaterial } from '../judgement/encrypted.ts';
import { validate } from '../judgement/validate.ts';
import { isFileName, isMonotonous, isNamedSample, looksRandom, lookAt } from '../judgement/value.ts';

/** How far after its keyword a format without a mark of its own is looked for. */
const nearReach = 90;

/** The gate of a rule with a pattern. {@link tokenMatcher} finds nothing where the gate is closed. */
export function tokenGate({ keywords, options }: Rule, pattern: string): Gate {
  const { back = 0, near = false, inWord = false } = options;
  const literal = literalStart(pattern);
  const folded = literal.toLowerCase();
  const begins = (keyword: string): boolean => folded.startsWith(keyword) || keyword.startsWith(folded);
  return {
    firstUnit: literal !== '' && back === 0 && !near && keywords.every(begins) ? literal.charCodeAt(0) : 0,
    beginsWord: near || (back === 0 && !inWord),
  };
}

/** The matcher of a rule with a pattern. The expression is compiled when its keyword is first found. */
export function tokenMatcher(rule: Rule, pattern: string): Matcher {
  let expression: RegExp | undefined;
  const literal = literalStart(pattern);
  const inWord = rule.options.inWord === true;
  const tryAt = (scene: Scene, at: number): boolean => {
    // Cheap tests first: keywords are matched without regard to case and inside words.
    if (!inWord && (!beginsWord(scene.text, at) || isInBase64(scene.text, at))) return false;
    if (literal !== '' && !scene.text.startsWith(literal, at)) return false;
    expression ??= compilePattern(pattern);
    expression.lastIndex = at;
    const match = expression.exec(scene.text);
    return match !== null && accept(scene, rule, match);
  };
  const { back = 0, near = false } = rule.options;
  const tried = new Tried();
  if (near) {
    return (scene, start, end) => {
      if (isAt(scene.text, start - 1, isAlphanumeric)) return;
      const limit = Math.min(scene.text.length, end + nearReach);
      tried.enter(scene);
      if (tried.found >= end && tried.found < limit) return;
      for (let at = Math.max(end, tried.next); at < limit; at++) {
        tried.next = at + 1;
        if (!isAt(scene.text, at, isAlphanumeric) || isAt(scene.text, at - 1, isAlphanumeric)) continue;
        if (tryAt(scene, at)) {
          tried.found = at;
          return;
        }
      }
    };
  }
  if (back === 0) return (scene, start) => void tryAt(scene, start);
  return (scene, start) => {
    tried.enter(scene);
    const reach = Math.max(0, start - back);
    const limit = tried.found >= reach ? reach : Math.max(reach, tried.next);
    let at = start;
    while (at > limit && isAt(scene.text, at - 1, isName | isTokenMark)) at--;
    if (tried.found >= at && tried.found <= start) return;
    // A token may follow a name and a sign without a blank, as in `url=abc`, so the beginning of each word is tried.
    for (at = Math.max(at, tried.next); at <= start; at++) {
      tried.next = at + 1;
      if (tryAt(scene, at)) {
        tried.found = at;
        return;
      }
    }
  };
}

/**
 * Records where a rule has been tried in one search. Whether it matches depends only on the offset, so no offset is tried twice
 * however many keywords are near it. Keywords come in order.
 */
class Tried {
  /** Every offset before this one that needed trying has been tried. */
  next = 0;
  /** The offset of the last match; -1 if there is none. */
  found = -1;
  #serial = -1;

  enter({ serial }: Scene): void {
    if (serial === this.#serial) return;
    this.#serial = serial;
    this.next = 0;
    this.found = -1;
  }
}

function accept(scene: Scene, rule: Rule, match: RegExpExecArray): boolean {
  const { options } = rule;
  const [start, end] = match.indices?.[options.group ?? 0] ?? [0, 0];
  if (end <= start) return false;
  const secret = scene.text.slice(start, end);
  const reason = reasonAgainst(scene.text, rule, secret, match.index + match[0].length);
  const rank = rankOf(options);
  if (reason !== null) {
    scene.drop?.({ rule, start, end, validation: 'none', confidence: 'low', rank }, reason);
    return false;
  }
  const validation = options.check === undefined ? 'none' : validate(options.check, secret);
  scene.report({ rule, start, end, validation, confidence: confidenceOf(secret, options, validation), rank });
  return true;
}

function rankOf(options: RuleOptions): number {
  if (options.identifier === true) return rankIdentifier;
  return options.near === true ? rankNear : rankSpecific - (options.confidence === 'low' ? 60 : 0);
}

/** Why a text that has the format is not a secret after all; null if nothing speaks against it. */
function reasonAgainst(text: string, rule: Rule, secret: string, matchEnd: number): DropReason | null {
  const { options } = rule;
  if (options.inWord !== true && !endsWord(text, matchEnd)) return 'longerWord';
  if (options.check === 'pem' && isPublicKeyMaterial(secret)) return 'ordinary';
  if (options.entropy !== undefined && entropy(secret) < options.entropy) return 'entropy';
  if (options.entropy !== undefined && !hasMark(rule) && isWordy(secret)) return 'ordinary';
  if (isFileName(text, matchEnd)) return 'ordinary';
  return sampleReason(rule, secret);
}

/** Why a text is only a sample of its format. Only formats without a mark of their own, or of low confidence, are dropped for this. */
function sampleReason(rule: Rule, secret: string): DropReason | null {
  const { confidence, anyValue = false } = rule.options;
  const isLow = confidence === 'low';
  if ((isLow || !hasMark(rule)) && !anyValue && isMasked(bodyOf(secret))) return 'masked';
  if (!isLow) return null;
  if (isNamedSample(secret)) return 'sample';
  return !anyValue && isMonotonous(bodyOf(secret)) ? 'monotonous' : null;
}

/** A broken checksum or a visible sample lowers the confidence but never drops a finding. */
function confidenceOf(secret: string, options: RuleOptions, validation: Validation): Confidence {
  const { confidence: base = 'high', anyValue = false } = options;
  if (validation === 'checksum-valid') return 'high';
  if (
    isNamedSample(secret) ||
    isMonotonous(bodyOf(secret)) ||
    (anyValue && !looksRandom(secret)) ||
    /example|x{6}|0{8}|123456|abcdef/i.test(bodyOf(secret))
  )
    return 'low';
  return validation === 'checksum-invalid' && base === 'high' ? 'medium' : base;
}

/** Whether a format begins with a distinctive mark, such as `hf_`, so that even a sample of it is worth reporting. */
function hasMark({ pattern }: Rule): boolean {
  return pattern !== null && /^[A-Za-z0-9]{2,}[_-]/.test(literalStart(pattern));
}

/** The number of letters that is enough to tell an identifier such as `r.findAllSubmatchIndexUTF16` from a random token. */
const wordLetters = 16;

function isWordy(secret: string): boolean {
  const { letters, words } = lookAt(secret);
  return letters >= wordLetters && words > 0.5;
}

/** The part of a secret after the public beginning of its format. */
function bodyOf(secret: string): string {
  return secret.slice(Math.min(8, secret.length >> 1));
}

/** Whether a text consists of characters that people write in place of a secret. */
function isMasked(body: string): boolean {
  return /^[xX0*.#_-]+$/.test(body);
}
