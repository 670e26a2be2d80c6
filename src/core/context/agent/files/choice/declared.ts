import { type JsonNode, nodeAt, parseJson, propertyOf } from '../../../../config/jsonTree.ts';
import { tomlLine } from '../../../../config/tomlPlace.ts';
import { readYaml } from '../../../../config/yamlText.ts';
import { LineIndex } from '../../../../texts/lines.ts';
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import { tomlOf } from './settingValues.ts';

/** A server or hook in a configuration file. */
export interface Declared {
  readonly name: string;
  /** 1-based: the line of its name, and the last line of its entry. */
  readonly line: number;
  readonly endLine: number;
}

/** Returns the entries below a key of a JSON, TOML or YAML file, without those that are switched off. Never throws. */
export function declaredIn(path: string, text: string, key: readonly string[]): readonly Declared[] {
  if (path.endsWith('.toml')) return inToml(text, key);
  return /\.ya?ml$/.test(path) ? inYaml(text, key) : inJson(text, key);
}

function inJson(text: string, key: readonly string[]): readonly Declared[] {
  const { root } = parseJson(text, false);
  const object = root === null ? undefined : nodeAt(root, key);
  if (object?.type !== 'object') return [];
  const index = new LineIndex(text);
  return (object.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    if (typeof name?.value !== 'string' || isOff(value)) return [];
    const end = value === undefined ? name.offset : value.offset + value.length;
    return [{ name: name.value, line: index.positionAt(name.offset).line, endLine: index.positionAt(end).line }];
  });
}

function isOff(node: JsonNode | undefined): boolean {
  const is = (key: string): unknown => (node === undefined ? undefined : propertyOf(node, key)?.children?.[1]?.value);
  if (is('disable') === true || is('mode') === 'primary') return true;
  return is('enabled') === false || is('disabled') === true || (node?.type === 'array' && !node.children?.length);
}

function inToml(text: string, key: readonly string[]): readonly Declared[] {
  const where = key.join('.');
  const table = tomlOf(text)[where];
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table as Record<string, { readonly enabled?: unknown } | null>)
    .filter(([, value]) => value?.enabled !== false)
    .map(([name]) => {
      const line = tomlLine(text, `${where}.${name}`);
      return { name, line, endLine: line };
    });
}

function inYaml(text: string, key: readonly string[]): readonly Declared[] {
  const list: unknown = readYaml(text).document?.getIn(key, true);
  if (!isSeq(list)) return [];
  const index = new LineIndex(text);
  return list.items.flatMap(item => {
    const name: unknown = isMap(item) ? item.get('name', true) : null;
    if (!isScalar(name) || typeof name.value !== 'string') return [];
    const { line } = index.positionAt(name.range?.[0] ?? 0);
    return [{ name: name.value, line, endLine: line }];
  });
}

/** Returns the lines of a setting that is a non-empty string (in JSON also an object, in YAML anything); null for any other value. */
export function settingLines(path: string, text: string, key: readonly string[]): readonly [number, number] | null {
  if (path.endsWith('.toml')) {
    const value = tomlOf(text)[key.join('.')];
    const line = tomlLine(text, key.join('.'));
    return typeof value === 'string' && value !== '' ? [line, line + value.split('\n').length - 1] : null;
  }
  if (/\.ya?ml$/.test(path)) {
    const node: unknown = readYaml(text).document?.getIn(key, true);
    const [start, end] = isNode(node) && node.range ? node.range : [0, 0];
    const index = new LineIndex(text);
    return start === end ? null : [index.positionAt(start).line, index.positionAt(end - 1).line];
  }
  const { root } = parseJson(text, false);
  const node = root === null ? undefined : nodeAt(root, key);
  if (node === undefined || (node.type !== 'object' && (typeof node.value !== 'string' || node.value === '')))
    return null;
  const index = new LineIndex(text);
  return [index.positionAt(node.offset).line, index.positionAt(node.offset + node.length).line];
}
