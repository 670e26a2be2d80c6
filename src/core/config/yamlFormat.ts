import { type Document, isCollection, isMap, isScalar } from 'yaml';
import { LineIndex, lineStart } from '../texts/lines.ts';
import { message } from '../message.ts';
import { type ConfigFormat, type Edited, type Lookup, splice } from './edit.ts';
import { layoutOf, lineBreakAtEnd } from './layout.ts';
import { readYaml } from './yamlText.ts';
import type { SettingValue } from '../settings/types.ts';
import { asSettingValue, equalValues, isObject } from '../settings/values.ts';

/** YAML with one mapping at the top, as in configuration files. An edit is checked by parsing the result. */
export const yamlFormat: ConfigFormat = { lookup, write };

type Malformed = Extract<Lookup, { kind: 'malformed' }>;

function lookup(text: string, path: readonly string[]): Lookup {
  const parsed = parseYaml(text);
  if (parsed.error) return parsed.error;
  const node: unknown = parsed.document.getIn(path, true);
  if (node === undefined) return { kind: 'value', value: undefined, line: null };
  const offset = isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
  const line = offset === undefined ? null : new LineIndex(text).positionAt(offset).line;
  const value: unknown = isCollection(node)
    ? node.toJS(parsed.document, { maxAliasCount: 100 })
    : parsed.document.getIn(path);
  return { kind: 'value', value: asSettingValue(value), line };
}

function write(current: string | null, path: readonly string[], value: SettingValue): Edited {
  const text = current ?? '';
  const parsed = parseYaml(text);
  if (parsed.error) {
    return {
      text: null,
      problem: message('settings.edit.malformed', { line: parsed.error.line, column: parsed.error.column }),
    };
  }
  const before = valuesOf(parsed.document);
  const edited = edit(text, parsed.document, path, value);
  const after = edited === null ? null : parseYaml(edited);
  if (edited === null || after?.error !== null || !isOnlyChange(before, valuesOf(after.document), path, value)) {
    return { text: null, problem: message('settings.edit.otherShape', { key: path.join('.'), line: 1 }) };
  }
  return { text: edited, problem: null };
}

function edit(text: string, document: Document, path: readonly string[], value: SettingValue): string | null {
  const [key, ...rest] = path;
  if (key === undefined || rest.length > 0) return null;
  const written = JSON.stringify(value);
  const node: unknown = document.get(key, true);
  if (isScalar(node) && node.range) {
    const [start, end] = node.range;
    // An empty value has no width: `key:` becomes `key: value`.
    const space = start === end && !/\s/.test(text[start - 1] ?? '') ? ' ' : '';
    return splice(text, start, end, space + written);
  }
  if (node !== undefined && node !== null) return null;
  const layout = layoutOf(text, '');
  const first = isMap(document.contents) ? document.contents.range?.[0] : undefined;
  const indent = first === undefined ? '' : text.slice(lineStart(text, first), first).replace('\uFEFF', '');
  const line = `${indent}${/^[A-Za-z][\w-]*$/.test(key) ? key : JSON.stringify(key)}: ${written}${layout.lineEnd}`;
  return text + lineBreakAtEnd(text, layout) + line;
}

function isOnlyChange(
  before: SettingValue,
  after: SettingValue,
  path: readonly string[],
  value: SettingValue,
): boolean {
  const [key = ''] = path;
  if (before !== null && !isObject(before)) return false;
  return equalValues(after, { ...before, [key]: value });
}

function valuesOf(document: Document): SettingValue {
  return asSettingValue(document.toJS({ maxAliasCount: 100 }));
}

type Parsed =
  { readonly document: Document; readonly error: null } | { readonly document: null; readonly error: Malformed };

function parseYaml(text: string): Parsed {
  const { document, offset } = readYaml(text);
  if (document === null) return { document: null, error: malformed(text, offset) };
  const twice = duplicateAt(document);
  return twice === null ? { document, error: null } : { document: null, error: malformed(text, twice) };
}

/** Returns where a key of the top mapping occurs for the second time: readers disagree on which one counts. */
function duplicateAt({ contents }: Document): number | null {
  const seen = new Set<unknown>();
  for (const { key } of isMap(contents) ? contents.items : []) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return key.range?.[0] ?? 0;
    seen.add(key.value);
  }
  return null;
}

function malformed(text: string, offset: number): Malformed {
  return { kind: 'malformed', ...new LineIndex(text).positionAt(offset), name: 'YamlError' };
}
