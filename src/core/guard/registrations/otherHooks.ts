import { LineIndex } from '../../texts/lines.ts';
import { type JsonNode, nodeAt, parseJson, valueOf } from '../../config/jsonTree.ts';
import type { ValuePath } from '../../config/removal/removal.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';

/** A hook in a hooks file that is not the guard's. Its commands are as written, so they may contain a secret. */
export interface OtherHook {
  /** When it runs, in the product's terms; null if the file does not say. */
  readonly event: string | null;
  /** 1-based. */
  readonly line: number;
  /** Where it is in its file. */
  readonly path: ValuePath;
  readonly commands: readonly string[];
}

/**
 * Returns the hooks in a JSON file that are not the guard's: members of the lists in `hooks`.
 * @param own entries of the guard as JSON, exactly as they are written; an entry that is only similar belongs to somebody else
 */
export function otherHooks(text: string, own: ReadonlySet<string>): readonly OtherHook[] {
  const { root } = parseJson(text, false);
  const hooks = root === null ? undefined : nodeAt(root, ['hooks']);
  if (hooks === undefined) return [];
  const index = new LineIndex(text);
  const membersOf = (list: JsonNode | undefined, event: string | null, keys: ValuePath): readonly OtherHook[] =>
    (list?.type === 'array' ? (list.children ?? []) : []).flatMap((member, at) => {
      const value = valueOf(member);
      if (!isObject(value) || own.has(JSON.stringify(value))) return [];
      const { trigger } = value;
      const { line } = index.positionAt(member.offset);
      const when = event ?? (typeof trigger === 'string' ? trigger : null);
      return [{ event: when, line, path: [...keys, at], commands: commandsIn(value) }];
    });
  const lists = hooks.type === 'object' ? (hooks.children ?? []) : [];
  return [
    ...membersOf(hooks, null, ['hooks']),
    ...lists.flatMap(({ children }) => {
      const event = String(children?.[0]?.value ?? '');
      return membersOf(children?.[1], event, ['hooks', event]);
    }),
  ];
}

/** Keys for what is run, by the names that products use; some products have one for each system. */
const runs = ['command', 'bash', 'powershell', 'windows', 'linux', 'osx'];

/** Returns everything that an entry runs, at any depth. */
function commandsIn(value: SettingValue): readonly string[] {
  if (isList(value)) return value.flatMap(commandsIn);
  if (!isObject(value)) return [];
  const { args } = value;
  const words = isList(args) ? args.filter(each => typeof each === 'string') : [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? (runs.includes(key) ? [[inner, ...words].join(' ')] : []) : commandsIn(inner),
  );
}
