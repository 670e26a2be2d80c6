import { Uri } from 'vscode';

/**
 * The file that a command is about: a URI from the Explorer or as text from a quick fix, or a row of one of our trees.
 * Undefined where it was called without one.
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
