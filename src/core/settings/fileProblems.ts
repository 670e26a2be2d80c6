import type { Message } from '../message.ts';

/**
 * Whether a plan leaves something out because a file cannot be read or changed, and not because it is unwanted there. In that case, what
 * was asked for is not done.
 */
export function isFileProblem({ code }: Message): boolean {
  return /^settings\.(?:file\.|edit\.|malformed$)/.test(code);
}
