import { classAt, isAlphanumeric, isLower, isUpper } from './characters.ts';
import { providerByWord } from '../rules/providers.ts';

/** What a name indicates about the value assigned to it. */
export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'auth';

/** Words at the end of a name that indicate something other than the secret itself. */
const otherThings = new Set(
  'id ids name names file files filename path paths dir folder url uri urls link type types kind field fields length len size count counts num number max min limit hash hashed digest expiry expires expired expiration expire ttl timeout age policy policies header headers prefix suffix format regex regexp pattern label hint placeholder error errors err message msg text title index idx ref refs status state version arn location store storage provider manager service method mode class endpoint enabled disabled required valid invalid validator validation check checks strength reset change changed update updated date time at changer generator generate gen callback handler listener event route page screen view form input box button icon prompt description desc info details example schema model table column row var variable env input output attribute attr param params parameter property prop option options setting settings rule rules group role roles scope scopes user username owner issuer audience subject algorithm alg cipher encoding encoder decoder parser reader writer factory builder helper util utils module plugin lib usage use used uses support supported protocol flow grant confirm confirmation confirmed match matches mismatch rotation rotate lifetime duration interval bytes bits chars char charset stream request response result list map set array object exists exist present missing not is has can should was address host port domain realm agent pair pairs press pressed down up code codes binding bindings frame frames board stroke point points word words space spaces hole less retries attempts attempt counter bucket display exchange source target template resolver backend driver extractor interceptor filter guard middleware strategy context verifier verify here holder data encryption scheme sha md5 get'.split(
    ' ',
  ),
);

/** Words that, anywhere in a name, indicate that the value is public or only a digest. */
const notSecret =
  /^(?:public|pub|hash|hashed|digest|sha\d*|md5|bcrypt|example|dummy|csrf|xsrf|cancellation|authenticity|verification|jsonwebtokens?|foreign|mgr|manager)$/;

/** Words before `key` that make it a secret key. */
const keyQualifiers = new Set(
  'api access secret private encryption encrypt crypto auth authentication authorization master account storage signing sign signature service app application client consumer server admin license licence aes hmac des rsa ssh ssl tls subscription developer dev live prod production test sandbox user integration webhook write read personal publishable deploy deployment jwt cookie session security shared root vault stream merchant payment site bot cloud device customer instance function x rest http security sas machine activation product serial crypt cipher data db database gpg pgp symmetric salt maps geocoding tracking ingest insert browser mapbox google aws azure gcp stripe twilio algolia openai sendgrid mailgun slack github gitlab firebase sentry datadog newrelic'.split(
    ' ',
  ),
);

/** Splits a name into its words in lower case: at joiners, and at changes between letters and digits or to a capital. */
export function wordsOf(name: string): readonly string[] {
  const words: string[] = [];
  let start = 0;
  let before = 0;
  for (let i = 0; i <= name.length; i++) {
    const bits = classAt(name, i) & isAlphanumeric;
    // A capital begins a word after anything else, and also after another capital if a small letter follows: `HTTPServer`.
    const begins = bits === isUpper && (before !== isUpper || (classAt(name, i + 1) & isLower) !== 0);
    if (bits === 0 || begins) {
      if (i > start) words.push(name.slice(start, i).toLowerCase());
      start = bits === 0 ? i + 1 : i;
    }
    before = bits;
  }
  return words;
}

/**
 * The kind of secret that a name indicates, judged by its keyword and the words around it; null for other things, such as
 * `tokenCount`, `primaryKey` or `passwordField`.
 */
export function nameKind(name: string): NameKind | null {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  if (kinds.size >= remembered) kinds.clear();
  const kind = judgeName(name);
  kinds.set(name, kind);
  return kind;
}

/** Cached, since names recur in a file and judging one takes longer than finding it. */
const kinds = new Map<string, NameKind | null>();
const remembered = 4000;

function judgeName(name: string): NameKind | null {
  const words = wordsOf(name);
  if (words.some(word => notSecret.test(word))) return null;
  for (let i = words.length - 1; i >= Math.max(0, words.length - 4); i--) {
    const word = (words[i] ?? '').replace(/\d+$/, '');
    const kind = wordKind(word, words[i - 1] ?? '', words[i + 1]);
    if (kind !== null) return kind;
    if (otherThings.has(word) || word === 'public') return null;
  }
  return null;
}

/** Words before `tokens` that mean tokens are counted, not stored. */
const counted =
  /^(?:max|min|num|number|total|count|limit|input|output|prompt|completion|used|cached|reasoning|new|of)$/;

const passwordWord =
  /(?:passwords?|passwd|passphrase|passcode|pwd|passwort|contrasena|contrase|senha|wachtwoord|kennwort)s?$|^(?:pass|pw|psw|requirepass|masterauth|(?:db|user|admin|root|my|mysql|smtp|mail|ftp|ssh|proxy)pass)$/;
const secretWord = /(?:^|client|app|api|consumer|shared|auth|my|user|jwt)secret[a-z]?$/;
const keyWord =
  /(?:api|secret|access|private|encryption|auth|client|consumer|server|account|license|signing|master)keys?$|^appkey$/;

/** The kind of secret that a word of a name stands for, given its neighbors. */
function wordKind(word: string, before: string, after: string | undefined): NameKind | null {
  if (passwordWord.test(word)) return 'password';
  if (secretWord.test(word)) return before === 'public' ? null : 'secret';
  if (isToken(word, before)) return /^(?:cancel|next|page|sub)token/.test(word) ? null : 'token';
  if (keyWord.test(word)) return 'key';
  if (/^keys?$/.test(word)) return keyQualifiers.has(before) || providerByWord().has(before) ? 'key' : null;
  if (/^(?:credentials?|creds?)$/.test(word)) return 'secret';
  if (after !== undefined) return null;
  if (/^(?:auth|authorization|authkey)$/.test(word)) return 'auth';
  return /^(?:salt|apikey|jwt)$/.test(word) ? 'token' : null;
}

function isToken(word: string, before: string): boolean {
  if (!/tokens?$/.test(word) || (word.endsWith('s') && counted.test(before))) return false;
  return !/^(?:csrf|xsrf|cancel|cancellation|next|page|continuation|sync|pagination)$/.test(before);
}
