import type { ReaderApproval, ReaderFix, ReaderHook, ReaderServer } from '../types.ts';

/** A row of the list of readers, as the list has it. */
export type FixableRow =
  | { readonly kind: 'server'; readonly row: ReaderServer }
  | { readonly kind: 'hook'; readonly row: ReaderHook }
  | { readonly kind: 'approval'; readonly row: ReaderApproval };

/** A row and what is to be done about it. Plain data. */
export type WantedFix = FixableRow & { readonly fix: ReaderFix };
