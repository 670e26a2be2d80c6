import type { ReaderApproval, ReaderHook, ReaderServer } from '../types.ts';

/**
 * What can be done about a row: `off`, its tool's own switch for it; `remove`, out of its file; `ask`, so that its tool asks again
 * before it runs.
 */
export const readerFixes = ['off', 'remove', 'ask'] as const;
export type ReaderFix = (typeof readerFixes)[number];

/** A row of the list of readers, as the list has it. */
export type FixableRow =
  | { readonly kind: 'server'; readonly row: ReaderServer }
  | { readonly kind: 'hook'; readonly row: ReaderHook }
  | { readonly kind: 'approval'; readonly row: ReaderApproval };

/** A row and what is to be done about it. Plain data. */
export type WantedFix = FixableRow & { readonly fix: ReaderFix };
