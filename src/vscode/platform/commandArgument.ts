import { Uri } from 'vscode';

/**
 * Returns the file that a command was called for: a URI from the Explorer, a URI as text from a quick fix, or a row of one of our
 * trees. Undefined if it was called without an argument.
 */
export function uriOf(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  if (typeof argument === 'string') return Uri.parse(argument, true);
  if (typeof argument !== 'object' || argument === null) return undefined;
  if ('item' in argument) return uriIn(argument.item, 'uri');
  if ('uri' in argument) return uriIn(argument, 'uri');
  return 'group' in argument ? uriIn(argument.group, 'key') : undefined;
}

function uriIn(value: unknown, name: string): Uri | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Readonly<Record<string, unknown>>)[name];
  return typeof found === 'string' ? Uri.parse(found, true) : undefined;
}

/** The location of a row's text; lines and columns are 1-based. */
export interface RowPlace {
  readonly uri: string;
  readonly startLine: number | null;
  readonly endLine: number | null;
  readonly startColumn?: number;
}

/** Returns the location of a row of one of our trees: an item, a finding or a file. */
export function placeOfRow(argument: unknown): RowPlace | undefined {
  if (typeof argument !== 'object' || argument === null || argument instanceof Uri) return undefined;
  const uri = uriOf(argument)?.toString();
  if (uri === undefined) return undefined;
  const row = argument as { readonly item?: unknown; readonly finding?: unknown };
  const { startLine, endLine, startColumn } = (row.item ?? row.finding ?? {}) as Partial<Record<string, unknown>>;
  const first = typeof startLine === 'number' ? startLine : null;
  const last = typeof endLine === 'number' ? endLine : first;
  return { uri, startLine: first, endLine: last, ...(typeof startColumn === 'number' ? { startColumn } : {}) };
}
