import { decodeBase64, printable } from '../engine/base64.ts';

/**
 * Recognizes values that are encrypted in place by the mark that the tool writes before them. Sources, read 2026-11: SOPS
 * (`ENC[AES256_GCM,data:…]`), hiera-eyaml (`ENC[PKCS7,…]`), Jasypt (`ENC(…)`), Spring Cloud Config (`{cipher}…`), HashiCorp Vault
 * transit (`vault:v1:…`), Ansible (`$ANSIBLE_VAULT;1.1;AES256`), WebLogic (`{AES}…`), Windows DPAPI (the GUID of its provider as
 * hex digits and as base64), AWS KMS (`AQICAH…`, `AQECAH…`), Google Cloud KMS (`CiQA…`, `CiUA…`), EJSON (`EJ[1:…]`), Fernet
 * (`gAAAAA…`, the version and the upper half of the time), Laravel (base64 of `{"iv":`), age and PGP messages.
 */
const mark =
  /^(?:ENC[[(]|\{cipher\}|vault:v\d+:|\$ANSIBLE_VAULT;|\{(?:AES(?:-?(?:128|256))?|3DES|DES|RSA)\}|01000000d08c9ddf|AQAAANCMnd8BFd|AQ[IE]CAH[A-Za-z0-9+/]|EJ\[\d:|eyJpdiI6|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)|age-encryption\.org\/)/i;

/**
 * Bitnami's kubeseal. Begins with the length of the encrypted session key in two bytes, 512 for its RSA keys of 4,096 bits, which
 * is `Ag` in base64; the key itself takes 683 more characters.
 */
const sealed = /^Ag[A-Za-z0-9+/]{680,}/;

/** Case-sensitive marks. The text after them must be too long for a token. */
const keyed = /^(?:Ci[QU]A[A-Za-z0-9+/]{70,}|gAAAAA[\w-]{90,})={0,2}$/;

/** Whether a value is encrypted and so reveals nothing. */
export function isEncrypted(value: string): boolean {
  return mark.test(value) || sealed.test(value) || keyed.test(value);
}

/**
 * Whether a value is a certificate, a certificate request, a revocation list, a public key or parameters, as PEM, as base64 of PEM
 * or as base64 of DER. False if it also contains a private key.
 */
export function isPublicKeyMaterial(value: string): boolean {
  if (value.startsWith('-----BEGIN ')) return !value.includes('PRIVATE KEY');
  if (value.startsWith('LS0tLS1CRUdJTi')) return isPublicPem(value);
  return /^M[A-Za-z0-9+/]{63}/.test(value) && isPublicDer(decodeBase64(value.slice(0, 64)));
}

/** Whether a base64-encoded PEM text contains no private key. */
function isPublicPem(base64: string): boolean {
  const whole = base64.replace(/[^A-Za-z0-9+/]/g, '');
  const bytes = decodeBase64(whole.length % 4 === 1 ? whole.slice(0, -1) : whole);
  const text = bytes === null ? null : printable(bytes);
  return text !== null && text.startsWith('-----BEGIN ') && !text.includes('PRIVATE KEY');
}

/**
 * Distinguishes public structures from private keys by their first element. Private keys begin with a version, a one-byte integer. Public
 * structures begin with another sequence (a certificate, a request, a revocation list, a key with its algorithm) or with a large
 * integer (an RSA public key, parameters). ITU-T X.690, RFC 5280, RFC 5958, RFC 8017.
 */
function isPublicDer(bytes: Uint8Array | null): boolean {
  if (bytes?.[0] !== 0x30) return false;
  const first = bytes[1] ?? 0;
  const content = first < 0x80 ? 2 : 2 + (first & 0x7f);
  if (content > 5) return false;
  if (bytes[content] === 0x30) return true;
  return bytes[content] === 0x02 && (bytes[content + 1] ?? 0) > 1;
}
