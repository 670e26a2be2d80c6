import { decodeBase32, decodeBase64, printable } from '../engine/base64.ts';
import { base62, crc16, crc32 } from './crc32.ts';
import type { ValidatorName } from '../engine/rule.ts';
import type { Validation } from '../types.ts';

/**
 * Checks a secret by its own content. A wrong checksum does not prove that a secret is harmless: it occurs in samples, but also in
 * edited real keys, so callers lower the confidence and keep the finding. Formats as documented by the vendors and verified against
 * published samples (gitleaks, kingfisher, secretlint fixtures, 2026-11).
 */
export function validate(check: ValidatorName, secret: string): Validation {
  return validators[check](secret);
}

const checksum = (valid: boolean): Validation => (valid ? 'checksum-valid' : 'checksum-invalid');
const structure = (valid: boolean): Validation => (valid ? 'structure-valid' : 'none');

const validators: Readonly<Record<ValidatorName, (secret: string) => Validation>> = {
  /** `ghp_`, `npm_`, …: the last six characters are the CRC-32 of the thirty before them, in base 62. */
  github: secret => {
    const body = secret.slice(secret.indexOf('_') + 1);
    return checksum(base62(crc32(body.slice(0, -6))) === body.slice(-6));
  },
  /** The last eight hex digits are the CRC-32 of the first 37 characters, in either byte order. */
  grafana: secret => {
    const hex = crc32(secret.slice(0, 37)).toString(16).padStart(8, '0');
    const swapped = hex.slice(6) + hex.slice(4, 6) + hex.slice(2, 4) + hex.slice(0, 2);
    const tail = secret.slice(-8).toLowerCase();
    return checksum(tail === swapped || tail === hex);
  },
  /** Cloudflare: the last eight hex digits are the CRC-32 of the forty characters after the prefix. */
  crc32Tail: secret => {
    const body = secret.slice(secret.indexOf('_') + 1, -8);
    return checksum(crc32(body).toString(16).padStart(8, '0') === secret.slice(-8));
  },
  /** Atlassian and Bitbucket: the last eight hex digits are the CRC-32 of everything before them. */
  crc32Upper: secret =>
    checksum(crc32(secret.slice(0, -8)).toString(16).padStart(8, '0') === secret.slice(-8).toLowerCase()),
  /** Since 2019 the body is base 32 and contains the account number; 0, 1, 8 and 9 never occur. */
  aws: secret => structure(/^[A-Z2-7]{16}$/.test(secret.slice(4))),
  jwt: secret => structure(isJwt(secret)),
  pem: () => 'structure-valid',
  base64Json: secret => structure(/^[{[]/.test(decodedText(secret.slice(Math.max(0, secret.indexOf('eyJ')))))),
  base64Text: secret => structure(decodedText(secret).length > 0),
  base64Pair: secret => structure(/^[^:\s]+:[^\s]+$/.test(decodedText(secret))),
  /** The last two decoded bytes are the CRC-16 of those before, low byte first. */
  nkey: secret => {
    const bytes = decodeBase32(secret);
    if (bytes === null || bytes.length < 3) return 'none';
    const sum = crc16(bytes.subarray(0, bytes.length - 2));
    return checksum(bytes.at(-2) === (sum & 0xff) && bytes.at(-1) === sum >> 8);
  },
  bech32: secret => checksum(isBech32(secret.toLowerCase())),
  /** The first part is base64 of the bot's numeric id. */
  discord: secret => structure(/^\d{15,20}$/.test(decodedText(secret.slice(0, secret.indexOf('.'))))),
  base64Key64: secret => structure(decodeBase64(secret)?.length === 64),
};

function decodedText(text: string): string {
  const bytes = decodeBase64(text);
  return bytes === null ? '' : (printable(bytes) ?? '');
}

function isJwt(secret: string): boolean {
  const header = decodeBase64(secret.slice(0, secret.indexOf('.')));
  const text = header === null ? null : printable(header);
  if (text === null) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'alg' in value;
  } catch {
    return false;
  }
}

/** BIP 173's checksum. */
function isBech32(text: string): boolean {
  const split = text.lastIndexOf('1');
  const values: number[] = [];
  for (const char of text.slice(0, split)) values.push(char.charCodeAt(0) >> 5);
  values.push(0);
  for (const char of text.slice(0, split)) values.push(char.charCodeAt(0) & 31);
  for (const char of text.slice(split + 1)) values.push('qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(char));
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, i) => {
      if ((top >> i) & 1) sum ^= generator;
    });
  }
  return sum === 1;
}
