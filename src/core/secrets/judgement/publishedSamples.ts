import { sha256Hex } from '../../digests.ts';
import { decodeBase64, printable } from '../engine/base64.ts';

/**
 * Keys that vendors publish in their documentation, and those of standards. They work for nobody or only with a test account, and
 * occur in countless samples. Stored as the first sixteen hex digits of SHA-256, so that scanners do not report this file. Read
 * 2026-11.
 */
const published = new Set([
  // Stripe, API reference and quick starts
  '2cafc0970149a84f',
  'f2d6ca16515033e5',
  '7e8de44ea9ecf6d5',
  '2d1f7723aabc5c7a',
  'b1471f544ceeea31',
  '5895b89c8fb33402',
  // Azure, storage emulator and Azurite
  '0011cc25eb432071',
  // Azure, Cosmos DB emulator
  'aa6547439583c3a2',
  // GitHub, documentation of OAuth apps and GitHub Apps
  '3543c50b0cb9cea8',
  'bc3ae723f57c6b9e',
  '82e74299544e0073',
  '797c0ce414586cc8',
  '6d7fa4e64d4b1f3e',
  // Slack, documentation of tokens and OAuth
  'f5375a46365089a8',
  '60c2276a452dbd12',
  '0d7e920845ed3423',
  // Google, Firebase set-up guides
  '279a2219c2388e7f',
  '95a4db2dd430bb3f',
  // Mailgun, documentation
  '9c846fdf0fa8955c',
  // RFC 6749 and RFC 6750
  '6c96130f130ab0d6',
  '00cf4c781dc37003',
  '584b27d64ebc1b33',
  'ca7459e2b26776de',
  'b8e148545b13c78b',
  // RFC 7617
  'cf4d418ed3de92d7',
  '687da00b09c83361',
  // Google Authenticator, key URI format
  '8be5d113c0871ce1',
]);

/** Whether a secret is published in a vendor's documentation or in a standard. */
export function isPublishedSample(secret: string): boolean {
  if (secret.length < 12 || secret.length > 4000) return false;
  return secret.startsWith('eyJ') ? isSampleJwt(secret) : published.has(sha256Hex(secret).slice(0, 16));
}

/**
 * Whether a token is one of the JSON Web Tokens of jwt.io (subject 1234567890, John Doe) or of RFC 7515 and RFC 7519 (issuer joe),
 * or mentions one of the example domains that RFC 2606 reserves for documentation.
 */
function isSampleJwt(token: string): boolean {
  const bytes = decodeBase64(token.split('.')[1] ?? '');
  const payload = bytes === null ? null : printable(bytes);
  return (
    payload !== null &&
    /"sub":\s?"1234567890"|"name":\s?"John Doe"|"iss":\s?"joe"|\/\/(?:[\w-]+\.)?example\.(?:com|org|net)/.test(payload)
  );
}
