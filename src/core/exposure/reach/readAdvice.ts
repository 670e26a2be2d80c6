import type { Verdict } from '../../ignore/types.ts';
import type { Finding } from '../../secrets/types.ts';

/**
 * The advice, in English, for a model that asks whether it may read a file.
 * @param findings null if the file was not scanned
 * @param isSensitive whether files of this name usually contain credentials
 */
export function readAdvice(
  findings: readonly Finding[] | null,
  isSensitive: boolean,
  verdicts: readonly Verdict[],
): string {
  if (findings !== null && findings.length > 0) return 'Do not read or quote this file: it contains secrets.';
  if (isSensitive) return 'Ask the user before you read this file: files of this kind usually contain credentials.';
  if (verdicts.some(each => each.verdict === 'held-back'))
    return 'The user holds this file back from at least one assistant: ask before you read it.';
  if (findings === null) return 'The file was not scanned for secrets (too large or no text): ask before you read it.';
  return 'No rule and no known secret speaks against reading it.';
}
