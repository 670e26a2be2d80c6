import type { ContextItem } from '../../core/context/types.ts';
import { findingsIn } from '../../core/exposure/window/contextWindow.ts';
import type { FindingGroup, LocatedFinding } from '../../core/exposure/findingGroups.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { Store } from '../state/store.ts';

/** A row of the Context tree or of Findings, as passed to the commands in its menu. */
type Row =
  | { readonly kind: 'item'; readonly item: ContextItem }
  | { readonly kind: 'group'; readonly group: FindingGroup }
  | { readonly kind: 'finding'; readonly uri: string; readonly finding: Finding };

/**
 * Returns the secrets of a row: a single one, those of a file, or those in the lines of an item. Empty if the argument is not a
 * row.
 */
export function findingsOfRow(argument: unknown, { snapshot }: Store): readonly LocatedFinding[] {
  if (!isRow(argument)) return [];
  switch (argument.kind) {
    case 'finding':
      return [argument];
    case 'group':
      return argument.group.members;
    case 'item':
      return findingsIn(argument.item, snapshot.findings).map(finding => ({ uri: argument.item.uri, finding }));
  }
}

/** Whether an argument is a row. Only the menus of our views contain these commands. */
function isRow(argument: unknown): argument is Row {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'kind' in argument &&
    (argument.kind === 'item' || argument.kind === 'group' || argument.kind === 'finding')
  );
}
