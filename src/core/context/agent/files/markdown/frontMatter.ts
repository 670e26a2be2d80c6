import { isMap, isScalar } from 'yaml';
import { readYaml } from '../../../../config/yamlText.ts';

/** The front matter of a Markdown file: what is between the dashes at its start. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  /** 1-based, including the dashes; both 0 without front matter. */
  readonly startLine: number;
  readonly endLine: number;
  readonly fault: FrontFault | null;
}

/**
 * Why some products reject front matter. `colon`: not YAML, but only because of a `: ` in a value; `yaml`: not YAML or not a mapping;
 * `double`: a key occurs twice.
 */
export type FrontFault = 'colon' | 'yaml' | 'double';

export const noFront: FrontMatter = { values: {}, startLine: 0, endLine: 0, fault: null };

const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/;
const openFront = /^\uFEFF?---[ \t]*\r?\n([\s\S]*)$/;

/** Returns the number of characters of a text that are front matter; 0 without any. */
export function lengthOfFront(text: string): number {
  return front.exec(text)?.[0].length ?? 0;
}

/**
 * Reads the front matter of a text. Never throws: text that is not YAML is read line by line, as most products do.
 * @param mayStayOpen without a closing line, front matter extends to the end of the text
 */
export function frontMatterOf(text: string, mayStayOpen = false): FrontMatter {
  const match = front.exec(text) ?? (mayStayOpen ? openFront.exec(text) : null);
  if (match === null) return noFront;
  const body = (match[1] ?? '').replace(/\r(?=\n|$)/g, '');
  const endLine = body === '' ? 2 : body.replace(/\n$/, '').split('\n').length + 2;
  return { ...fieldsOf(body), startLine: 1, endLine };
}

function fieldsOf(body: string): Pick<FrontMatter, 'values' | 'fault'> {
  const read = mapOf(body);
  if (read !== null) return read;
  // Globs without quotes (`globs: **/*.ts`) are not YAML, but they are the most common form.
  const lines = [...body.matchAll(/^([\w-]+):[ \t]*(.*?)[ \t]*$/gm)];
  const values = Object.fromEntries(lines.map(([, key = '', written = '']) => [key, plain(written)]));
  const isMended = mapOf(body.replace(/^([\w-]+:[ \t]+)([^\n'"|>[{][^\n]*: [^\n]*)$/gm, '$1x')) !== null;
  return { values, fault: body.trim() === '' ? null : isMended ? 'colon' : 'yaml' };
}

function mapOf(body: string): Pick<FrontMatter, 'values' | 'fault'> | null {
  const { document } = readYaml(body);
  const value: unknown = document?.toJS({ maxAliasCount: 100 });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const keys = isMap(document?.contents) ? document.contents.items.map(({ key }) => key) : [];
  const names = new Set(keys.map(key => (isScalar(key) ? key.value : key)));
  return { values: value as Record<string, unknown>, fault: names.size < keys.length ? 'double' : null };
}

function plain(written: string): unknown {
  return written === 'true' ? true : written === 'false' ? false : written;
}

/** Returns the patterns in a value: a list, or one string with commas between them. */
export function globsOf(value: unknown): readonly string[] {
  const written = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? splitOutsideBraces(value) : [];
  return written.map(each => each.trim()).filter(each => each !== '');
}

function splitOutsideBraces(text: string): readonly string[] {
  return text.split(/,(?![^{]*\})/);
}
