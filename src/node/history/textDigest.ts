import { hash } from 'node:crypto';

/** Names a text while one pass lasts; it never leaves memory, and is not for security. */
export function textDigest(text: string): string {
  return hash('sha1', text, 'base64');
}
