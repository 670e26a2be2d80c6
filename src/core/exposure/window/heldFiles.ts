import type { RuleReference, Verdict } from '../../ignore/types.ts';
import type { UriVerdicts } from '../situation.ts';

/** A relevant file, and from whom it is held back. */
export interface HeldFile {
  readonly uri: string;
  /** Assistants none of whose features get it, each with the rule that decides; null if the exclusion is built into the product. */
  readonly from: readonly { readonly assistant: string; readonly by: RuleReference | null }[];
  /** Assistants of which only some features do not get it. */
  readonly partly: readonly string[];
  /** Assistants that may not get it, depending on something that cannot be determined here. */
  readonly unknown: readonly string[];
  /** Assistants from which no rule holds it back. */
  readonly openTo: readonly string[];
}

/**
 * From whom each file is held back. Files on which assistants differ come first, since a rule that only some of them read is
 * misleading; then files that all can get; then files that nobody gets. Files without a verdict are left out.
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
