import { LineIndex } from '../lines.ts';
import { nodeAt, parseJson, valueOf } from '../config/jsonTree.ts';

/** Hooks in a file that are not the guard's. */
export interface OtherHooks {
  readonly count: number;
  /** 1-based, of the first. */
  readonly line: number;
}

/**
 * Hooks that somebody else registered in a JSON file: members of the lists in `hooks`. What they run is not told. Null: none.
 * @param own entries of the guard as JSON, just as they are written: one that only looks like them is somebody else's
 */
export function otherHooks(text: string, own: ReadonlySet<string>): OtherHooks | null {
  const { root } = parseJson(text, false);
  const hooks = root === null ? undefined : nodeAt(root, ['hooks']);
  const lists = (hooks?.children ?? []).flatMap(property => property.children?.[1] ?? []);
  const members = [hooks, ...lists].flatMap(list => (list?.type === 'array' ? (list.children ?? []) : []));
  const others = members.filter(member => member.type === 'object' && !own.has(JSON.stringify(valueOf(member))));
  const [first] = others;
  if (first === undefined) return null;
  return { count: others.length, line: new LineIndex(text).positionAt(first.offset).line };
}
