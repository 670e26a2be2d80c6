import { decisionOf } from '../model/extensions.ts';
import type { ApprovedExtension, Policy } from '../model/types.ts';

type Extensions = NonNullable<Policy['extensions']>;
type Versions = ApprovedExtension['versions'];

const order = ['allow', 'deny-ai', 'deny'] as const;

/** Returns the extensions that both policies allow. If the two cannot be combined, `a` wins. */
export function joinExtensions(a: Extensions, b: Extensions, ignore: (what: string) => void): Extensions {
  const others = order.findLast(each => a.others === each || b.others === each) ?? 'deny';
  const ids = new Map([...b.allowed, ...a.allowed].map(({ id }) => [id.toLowerCase(), id]));
  const denied = new Map([...a.denied, ...b.denied].map(id => [id.toLowerCase(), id]));
  const allowed: ApprovedExtension[] = [];
  for (const [key, id] of ids) {
    const versions = joinVersions(versionsOf(a, id), versionsOf(b, id), () => ignore(`extensions.allowed ${id}`));
    // An extension that one policy does not allow must not be accepted as one of the others.
    if (versions === 'none') denied.set(key, id);
    else allowed.push({ id, ...(versions === undefined ? {} : { versions }) });
  }
  return { others, allowed, denied: [...denied.values()] };
}

/** Returns the versions of an extension that a policy allows; `undefined` means all. */
function versionsOf(extensions: Extensions, id: string): Versions | 'none' {
  const decision = decisionOf(extensions, id);
  if (decision === null) return extensions.others === 'allow' ? undefined : 'none';
  return decision.kind === 'denied' ? 'none' : decision.by.versions;
}

function joinVersions(a: Versions | 'none', b: Versions | 'none', ignore: () => void): Versions | 'none' {
  if (a === 'none' || b === 'none') return 'none';
  if (a === undefined || b === undefined) return a ?? b;
  if (a === 'stable' || b === 'stable') {
    // It is not known here which of the listed versions are released.
    if (a !== b) ignore();
    return a;
  }
  const both = a.filter(each => b.includes(each));
  return both.length === 0 ? 'none' : both;
}
