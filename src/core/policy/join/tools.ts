import { compareVersions } from '../../assistants/versions.ts';
import type { ApprovedTool, Policy } from '../model/types.ts';

type Tools = NonNullable<Policy['tools']>;

/** Returns the tools that both policies approve, in versions that both allow. */
export function joinTools(a: Tools, b: Tools): Tools {
  const ids = [...new Set([...a.approved, ...b.approved].map(({ id }) => id))];
  const isApproved = (id: string): boolean =>
    [a, b].every(({ others, approved }) => others === 'allow' || approved.some(each => each.id === id));
  const others = a.others === 'deny' || b.others === 'deny' ? 'deny' : 'allow';
  return {
    others,
    approved: ids.filter(isApproved).map(id =>
      joinBounds(
        id,
        [a, b].flatMap(({ approved }) => approved),
      ),
    ),
  };
}

function joinBounds(id: string, all: readonly ApprovedTool[]): ApprovedTool {
  const own = all.filter(each => each.id === id);
  const minimum = own
    .flatMap(each => each.minimum ?? [])
    .sort(compareVersions)
    .at(-1);
  const maximum = own
    .flatMap(each => each.maximum ?? [])
    .sort(compareVersions)
    .at(0);
  return { id, ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}
