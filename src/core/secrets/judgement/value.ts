import { isAlphanumeric, isAt, unitAt } from './characters.ts';
import { isEncrypted } from './encrypted.ts';
import { entropy, wordLikeness } from './randomness.ts';

/** Words that stand for a secret in documentation, samples and settings. */
const filler =
  /example|sample|dummy|placeholder|change[-_ ]?me|change[-_ ]?it|change[-_ ]?this|your[-_ ]|insert[-_ ]|replace|to-?do\b|redacted|masked|hidden|removed|encrypted|fake|foo-?bar|put[-_ ]|enter[-_ ]|(?<![a-z])(?:some|any|no|the|new|old|not|super|a|top|very|wrong|bad|invalid|valid|correct|default|random|real|test|mock|temp|my|your)[-_ ]?(?:secret|password|passwd|pass|token|api|key|value)|lorem/i;

/** What people write over a part of a secret that they leave out. */
const mask = /xxxx|\*\*\*|\.\.\.|###/i;

/** Keyboard and counting sequences, which people use as short values if any value will do. */
const sequence = /^(?:0+|0?1234\d*|abcd[a-z]*|qwert\w{0,6}|asdf\w{0,4})$/i;

/** Ways to refer to a value stored elsewhere. */
const reference =
  /^[$%#@!&*]?(?:\{[^{}]*\}|\([^()]*\)|<[^<>]*>|\[[^[\]]*\])$|^\$[A-Za-z_][\w.]*$|^[A-Za-z_][\w.]*\([^()]*\)$|^%[A-Za-z_]\w*%?$|\$\{[\w.:()'"\s?-]{1,60}\}|\{\{[^{}]{1,80}\}\}|\{%|<%|#\{[^{}]{1,60}\}|%\([\w.]+\)|\$\([^()]{1,60}\)|\$\([a-z]+$|^\$\(|^\$\{|^\$\w+[/\\]|\$\w+[,)]|^["'][ .+]|^\{\{|^%(?:[sdvq]\b|@)|^:\w+$|^@\w+@$|^__\w+__$|^!(?:\w+(?:\s|\.|$)|(?:vault|secret|env|ref|sub|encrypted)\b)|^@[\w.]+\(|^%\w+\([^()]*\)%$|^ref\+\w+:\/\/|^\$__\w+\{|^vault:|^arn:|^secret(?:s|ref)?:|^(?:env|file|ref|ssm|op|keyring|parameter|projects?|doppler|infisical|akeyless|conjur|keeper|bws|sm|gsm|gcpsm|awssm|aws-?secrets?(?:manager)?|azure-?key-?vault|keyvault|secretsmanager|secretmanager)[:/]|^process\.env|^os\.|\bgetenv\b|^(?:this|self|config|env|props|args|params|options|settings|request|req|ctx|data|var|local|module)\.[A-Za-z_]/i;

/** Values that are settings rather than secrets. */
const setting =
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|unset|required|optional|string|text|number|bool(?:ean)?|object|integer|array|hidden|basic|bearer|digest|oauth2?|oidc|saml|jwt|rsa|ecdsa|ed25519|hs256|rs256|sha-?(?:1|256|512)|aes-?\d*|md5|hmac|ssh|tls|ssl|password|passwd|secret|token|key|apikey|auth|user(?:name)?|admin|root|guest|test(?:ing)?|demo|login|pass|pwd|empty|blank|public|private|default|disabled?|enabled?|prompt|plain|header|query|cookie|form|body|json|file|path|any|all|never|always|auto|manual|utf-?8|(?:pass(?:word|wd)?|pw|secret|token|user|admin|root|test|abc|foo|bar|qwerty|letmein)[-_]?(?:\d{0,6}|[!@#$.]{0,6}))$/i;

/** Whether a text is visibly not a secret: a stand-in, a template, a reference, a repeated character. Runs in linear time. */
export function isPlaceholder(value: string): boolean {
  return (
    reference.test(value) ||
    setting.test(value) ||
    mask.test(value) ||
    isFilledIn(value) ||
    isEncrypted(value) ||
    isMonotonous(value) ||
    (value.length < 16 && sequence.test(value))
  );
}

/**
 * Whether a word in a text says that it stands for a secret. In the middle of a long random text, with letters or digits right next
 * to it, such a word is a coincidence.
 */
function isFilledIn(value: string): boolean {
  const match = filler.exec(value);
  if (match === null) return false;
  const end = match.index + match[0].length;
  const touches =
    isAt(value, match.index - 1, isAlphanumeric) ||
    (isAt(value, end, isAlphanumeric) && isAt(value, end - 1, isAlphanumeric));
  // The keys in AWS documentation end like this.
  if (!touches || /EXAMPLE(?:KEY)?$/.test(value)) return true;
  const rest = value.slice(0, match.index) + value.slice(end);
  const look = lookAt(rest);
  const isRandom = rest.length >= 16 ? looksRandom(rest, look) : rest.length >= 10 && look.digits >= 2;
  return !isRandom || look.mixing < 0.3 || look.words > 0.3 || countsUp(rest, 0, rest.length);
}

/** Whether a text consists mostly of one character or of few different ones. */
export function isMonotonous(value: string): boolean {
  let repeats = 0;
  let different = 0;
  // Ignoring the case bit leaves 64 ASCII characters; those in the upper half are letters.
  let low = 0;
  let high = 0;
  let others: Set<number> | undefined;
  let before = -1;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i) | 32;
    if (code === before) {
      repeats++;
      continue;
    }
    before = code;
    const bit = 1 << (code & 31);
    if (code > 127) (others ??= new Set()).add(code);
    else if (code < 64) {
      if ((low & bit) === 0) different++;
      low |= bit;
    } else {
      if ((high & bit) === 0) different++;
      high |= bit;
    }
  }
  different += others?.size ?? 0;
  return different <= 2 || repeats > 0.6 * value.length || (value.length >= 12 && different <= 3);
}

/** Whether a text contains a whole alphabet, as programs write it. */
export function isAlphabet(value: string): boolean {
  return /0123456789abcdefghijklmnopqrstuvwxyz|abcdefghijklmnopqrstuvwxyz_?0123456789|^[0-9]{10,11}abcdef$/i.test(
    value,
  );
}

/** Whether [start, end) contains five consecutive characters that each follow the one before by one, up or down, as samples do. */
export function countsUp(text: string, start: number, end: number): boolean {
  let up = 0;
  let down = 0;
  for (let i = start + 1; i < end; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    up = step === 1 ? up + 1 : 0;
    down = step === -1 ? down + 1 : 0;
    if (up === 4 || down === 4) return true;
  }
  return false;
}

/** Whether the text up to `end` is followed by a file extension, such as that of a picture or a script. */
export function isFileName(text: string, end: number): boolean {
  return unitAt(text, end) === 46 && fileEnding.test(text.slice(end, end + 7));
}

const fileEnding =
  /^\.(?:png|gif|jpe?g|svg|webp|ico|js|css|html?|woff2?|ttf|mp[34]|pdf|map|zip|tgz|gz|xz|whl|jar|deb|rpm|git)(?![A-Za-z0-9])/i;

/** Whether a secret says in words that it is a sample. */
export function isNamedSample(value: string): boolean {
  // The ids that AWS uses in its documentation.
  if (/^A[A-Z0-9]{3}[A-Z0-9]+EXAMPLE$/.test(value)) return true;
  return /(?:put|your|my|insert|replace)[-_](?:\w*[-_])?(?:token|key|secret|here)|(?:token|key|secret)[-_]?here|placeholder|change[-_]?me|redacted/i.test(
    value,
  );
}

export interface Look {
  readonly length: number;
  readonly digits: number;
  readonly letters: number;
  readonly marks: number;
  /** Changes between lower case, upper case and digits, per character. */
  readonly mixing: number;
  /** See {@link wordLikeness}. */
  readonly words: number;
  readonly entropy: number;
}

/** Measures the properties of a text that judgements about randomness use. */
export function lookAt(value: string): Look {
  let digits = 0;
  let letters = 0;
  let changes = 0;
  let previous = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const kind = code >= 48 && code <= 57 ? 1 : code >= 97 && code <= 122 ? 2 : code >= 65 && code <= 90 ? 3 : 4;
    if (kind === 1) digits++;
    else if (kind !== 4) letters++;
    if (i > 0 && kind !== previous) changes++;
    previous = kind;
  }
  return {
    length: value.length,
    digits,
    letters,
    marks: value.length - digits - letters,
    mixing: value.length < 2 ? 0 : changes / (value.length - 1),
    words: wordLikeness(value),
    entropy: entropy(value),
  };
}

/** Whether a text is an identifier made of words and numbers, such as `RSA_PKCS1V15_4096` or `model-2024-09-26`. */
function isCompound(value: string): boolean {
  const parts = value.split(/[_-]+/);
  return (
    parts.length > 2 &&
    parts.every(part =>
      /^[A-Za-z]{0,14}\d{0,5}$|^\d{1,3}[A-Za-z]{1,10}$|^[A-Z]{2,8}\d{1,3}[A-Z]{1,3}\d{1,3}$/.test(part),
    )
  );
}

/** Names of algorithms, whose digits do not indicate randomness. */
const algorithm = /(?:ed|x|curve)25519|secp\d{3}|pkcs\d|sha\d{3}|aes\d{3}|rfc\d{4}/i;

/** Whether a token of at least sixteen characters looks generated by a machine rather than written by a person. */
export function looksRandom(value: string, look: Look = lookAt(value)): boolean {
  if (look.length < 16 || look.entropy < 2.8 || isCompound(value) || algorithm.test(value)) return false;
  if (/^[0-9a-f]+$/i.test(value)) return look.digits >= 4 && look.letters >= 3;
  if (look.digits >= 3 && look.letters >= 3) return look.words < 0.9 || look.digits / look.length > 0.2;
  if (look.digits > 0) return look.words < 0 && look.mixing > 0.2;
  return look.words < -0.6 && look.marks / look.length < 0.2 && !countsUp(value, 0, value.length);
}
