import { type JsonNode, nodeAt, parseJson, propertyOf } from '../../../config/jsonTree.ts';
import { tomlLine } from '../../../config/tomlPlace.ts';
import { readYaml } from '../../../config/yamlText.ts';
import { LineIndex } from '../../../lines.ts';
import { isMap, isScalar, isSeq } from 'yaml';
import { tomlOf } from './settingNames.ts';

/** A server or hook in a configuration file. */
export interface Declared {
  readonly name: string;
  /** 1-based, of its name. */
  readonly line: number;
}

/** The entries below a key of a JSON, TOML or YAML file, by name. Those that are switched off are left out. Never throws. */
export function declaredIn(path: string, text: string, key: string): readonly Declared[] {
  if (path.endsWith('.toml')) return inToml(text, key);
  return /\.ya?ml$/.test(path) ? inYaml(text, key) : inJson(text, key);
}

function inJson(text: string, key: string): readonly Declared[] {
  const { root } = parseJson(text, false);
  const object = root === null ? undefined : nodeAt(root, key.split('.'));
  if (object?.type !== 'object') return [];
  const index = new LineIndex(text);
  return (object.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    if (typeof name?.value !== 'string' || isOff(value)) return [];
    return [{ name: name.value, line: index.positionAt(name.offset).line }];
  });
}

function isOff(node: JsonNode | undefined): boolean {
  const is = (key: string): unknown => (node === undefined ? undefined : propertyOf(node, key)?.children?.[1]?.value);
  return is('enabled') === false || is('disabled') === true || (node?.type === 'array' && !node.children?.length);
}

function inToml(text: string, key: string): readonly Declared[] {
  const table = tomlOf(text)[key];
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table as Record<string, { readonly enabled?: unknown } | null>)
    .filter(([, value]) => value?.enabled !== false)
    .map(([name]) => ({ name, line: tomlLine(text, `${key}.${name}`) }));
}

function inYaml(text: string, key: string): readonly Declared[] {
  const list: unknown = readYaml(text).document?.get(key, true);
  if (!isSeq(list)) return [];
  const index = new LineIndex(text);
  return list.items.flatMap(item => {
    const name: unknown = isMap(item) ? item.get('name', true) : null;
    if (!isScalar(name) || typeof name.value !== 'string') return [];
    return [{ name: name.value, line: index.positionAt(name.range?.[0] ?? 0).line }];
  });
}
