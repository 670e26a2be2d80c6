import { LineIndex } from '../texts/lines.ts';
import { message } from '../message.ts';
import { type ConfigFormat, type Edited, type Lookup, splice } from './edit.ts';
import { layoutOf, lineBreakAtEnd } from './layout.ts';
import type { ShellDialect } from './shellScan.ts';
import { shellVariable } from './shellVariables.ts';
import type { SettingValue } from '../settings/types.ts';

/**
 * Environment variables in start files of shells and in dotenv files; a path is only the variable's name. Values are strings. An edit
 * changes one value or adds one line, and is checked by reading the result.
 */
export function shellFormat(dialect: ShellDialect): ConfigFormat {
  return {
    lookup: (text, path) => lookup(text, path, dialect),
    write: (text, path, value) => write(text ?? '', path, value, dialect),
  };
}

function lookup(text: string, [name = '']: readonly string[], dialect: ShellDialect): Lookup {
  const found = shellVariable(text, name, dialect);
  if (found.kind === 'unset') return { kind: 'value', value: undefined, line: null };
  const { line } = new LineIndex(text).positionAt(found.start);
  if (found.kind === 'dynamic') return { kind: 'value', value: undefined, line, isDynamic: true };
  return { kind: 'value', value: found.value, line };
}

function write(text: string, [name = '']: readonly string[], value: SettingValue, dialect: ShellDialect): Edited {
  const wanted = typeof value === 'string' ? value : JSON.stringify(value);
  const found = shellVariable(text, name, dialect);
  if (found.kind === 'dynamic') return refused(name, text, found.start);
  const written = quoted(wanted, dialect);
  const layout = layoutOf(text, '');
  const after =
    found.kind === 'set'
      ? splice(text, found.start, found.end, written)
      : `${text}${lineBreakAtEnd(text, layout)}${statement(name, written, dialect)}${layout.lineEnd}`;
  // If the text ends inside a string or a block, or after an exit, the added line has no effect.
  const result = shellVariable(after, name, dialect);
  if (result.kind === 'set' && result.value === wanted) return { text: after, problem: null };
  return refused(name, text, text.length);
}

function statement(name: string, written: string, dialect: ShellDialect): string {
  if (dialect === 'fish') return `set -gx ${name} ${written}`;
  return dialect === 'posix' ? `export ${name}=${written}` : `${name}=${written}`;
}

function quoted(value: string, dialect: ShellDialect): string {
  if (/^[\w./:@%+,-]+$/.test(value)) return value;
  if (dialect === 'dotenv') return value.includes("'") ? `"${value}"` : `'${value}'`;
  const escaped = dialect === 'fish' ? value.replace(/[\\']/g, '\\$&') : value.replaceAll("'", "'\\''");
  return `'${escaped}'`;
}

function refused(name: string, text: string, offset: number): Edited {
  const { line } = new LineIndex(text).positionAt(offset);
  return { text: null, problem: message('settings.edit.dynamic', { name, line }) };
}
