import type { ReaderApproval, ReaderFix, ReaderHook, ReaderServer } from '../types.ts';

/** A row of the list of readers, exactly as it is in the list. */
export type FixableRow =
  | { readonly kind: 'server'; readonly row: ReaderServer }
  | { readonly kind: 'hook'; readonly row: ReaderHook }
  | { readonly kind: 'approval'; readonly row: ReaderApproval };

/** A row and the fix to apply to it. Plain data. */
export type WantedFix = FixableRow & { readonly fix: ReaderFix };
