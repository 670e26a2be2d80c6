import { readYaml } from '../../../../config/yamlText.ts';

/** What stands between the dashes at the start of a Markdown file. */
export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  /** 1-based, with the dashes; both 0 where there is none. */
  readonly startLine: number;
  readonly endLine: number;
  /** It is no YAML, or no map. */
  readonly isBad: boolean;
}

export const noFront: FrontMatter = { values: {}, startLine: 0, endLine: 0, isBad: false };

/** Reads the front matter of a text. Never throws; what is no YAML is read line by line, as most products do with it. */
export function frontMatterOf(text: string): FrontMatter {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return noFront;
  const body = (match[1] ?? '').replace(/\r(?=\n|$)/g, '');
  const endLine = body === '' ? 2 : body.replace(/\n$/, '').split('\n').length + 2;
  return { ...fieldsOf(body), startLine: 1, endLine };
}

function fieldsOf(body: string): Pick<FrontMatter, 'values' | 'isBad'> {
  const { document } = readYaml(body);
  const value: unknown = document?.toJS({ maxAliasCount: 100 });
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { values: value as Record<string, unknown>, isBad: false };
  // Globs without quotes (`globs: **/*.ts`) are no YAML, and the most common form of all.
  const lines = [...body.matchAll(/^([\w-]+):[ \t]*(.*?)[ \t]*$/gm)];
  const values = Object.fromEntries(lines.map(([, key = '', written = '']) => [key, plain(written)]));
  return { values, isBad: body.trim() !== '' };
}

function plain(written: string): unknown {
  return written === 'true' ? true : written === 'false' ? false : written;
}

/** The patterns in a value: a list, or one text with commas between them. */
export function globsOf(value: unknown): readonly string[] {
  const written = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? splitOutsideBraces(value) : [];
  return written.map(each => each.trim()).filter(each => each !== '');
}

function splitOutsideBraces(text: string): readonly string[] {
  return text.split(/,(?![^{]*\})/);
}
