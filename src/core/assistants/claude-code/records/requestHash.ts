import { isObject } from '../../../json.ts';
import { sha256Hex } from '../../../digests.ts';

/**
 * Returns the hashes by which the `api-request` records of Claude Code 2.1.332 name a message: SHA-256 of the JSON of its content
 * and role with sorted keys, no spaces and no `cache_control`. String content may also be hashed as a single text block (measured
 * 2026-11-28: 86 of 86 named messages).
 */
export function anthropicHashes(role: 'user' | 'assistant', content: unknown): readonly string[] {
  const forms = typeof content === 'string' ? [content, [{ type: 'text', text: content }]] : [content];
  return forms.map(form => sha256Hex(canonical({ content: form, role })));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (key, payload: unknown) => {
    if (key === 'cache_control') return undefined;
    if (!isObject(payload)) return payload;
    return Object.fromEntries(Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
