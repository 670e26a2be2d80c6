import type { ApprovedExtension, Policy } from './types.ts';

/** What a policy says about an extension; `null` if it does not name it. */
export type ExtensionDecision =
  | { readonly kind: 'denied'; readonly by: string }
  | { readonly kind: 'allowed'; readonly by: ApprovedExtension }
  | null;

/** Returns the entry that decides: an extension's entry before its publisher's, as in VS Code; of two, the denying one. */
export function decisionOf(
  { allowed, denied }: Pick<NonNullable<Policy['extensions']>, 'allowed' | 'denied'>,
  id: string,
): ExtensionDecision {
  const wanted = id.toLowerCase();
  const [publisher = ''] = wanted.split('.');
  for (const name of [wanted, publisher]) {
    const no = denied.find(each => each.toLowerCase() === name);
    if (no !== undefined) return { kind: 'denied', by: no };
    const yes = allowed.find(each => each.id.toLowerCase() === name);
    if (yes !== undefined) return { kind: 'allowed', by: yes };
  }
  return null;
}
