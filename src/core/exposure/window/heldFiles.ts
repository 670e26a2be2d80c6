import type { RuleReference, Verdict } from '../../ignore/types.ts';
import type { UriVerdicts } from '../situation.ts';

/** A file that matters, and whom rules keep it from. */
export interface HeldFile {
  readonly uri: string;
  /** Assistants none of whose features gets it, each with the rule that decides; null where the product brings it along. */
  readonly from: readonly { readonly assistant: string; readonly by: RuleReference | null }[];
  /** Assistants where only some features do not get it. */
  readonly partly: readonly string[];
  /** Assistants from which it may be kept by something that cannot be seen from here. */
  readonly unknown: readonly string[];
  /** Assistants that no rule keeps it from. */
  readonly openTo: readonly string[];
}

/**
 * Whom each file is held back from. First those on which assistants differ, since a rule that some do not read is what misleads;
 * then those that all can get; those that nobody gets come last. Files without a verdict are left out.
 */
export function heldFiles(uris: readonly string[], verdictsOf: UriVerdicts): readonly HeldFile[] {
  return uris
    .flatMap(uri => {
      const verdicts = verdictsOf(uri);
      return verdicts.length === 0 ? [] : [heldFile(uri, verdicts)];
    })
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function heldFile(uri: string, verdicts: readonly Verdict[]): HeldFile {
  const from: HeldFile['from'][number][] = [];
  const partly: string[] = [];
  const unknown: string[] = [];
  const openTo: string[] = [];
  for (const assistant of new Set(verdicts.map(each => each.assistant))) {
    const own = verdicts.filter(each => each.assistant === assistant);
    const held = own.filter(each => each.verdict === 'held-back');
    if (held.length === own.length) from.push({ assistant, by: held.find(each => each.by !== null)?.by ?? null });
    else if (held.length > 0) partly.push(assistant);
    else (own.some(each => each.verdict === 'unknown') ? unknown : openTo).push(assistant);
  }
  return { uri, from, partly, unknown, openTo };
}

function rankOf({ from, partly, unknown, openTo }: HeldFile): number {
  const isOpen = partly.length + unknown.length + openTo.length > 0;
  if (!isOpen) return 2;
  return from.length + partly.length > 0 ? 0 : 1;
}
