import { lastResult } from './lastResult.ts';
import { scanShell, type ShellCommand, type ShellDialect, type ShellWord } from './shellScan.ts';

/** What a start file does to one environment variable. Offsets are UTF-16 units. */
export type ShellVariable =
  | { readonly kind: 'unset' }
  /** `start` and `end` bound the value as written, quotes included. */
  | { readonly kind: 'set'; readonly value: string; readonly start: number; readonly end: number }
  /** It depends on something that only running the file would reveal. */
  | { readonly kind: 'dynamic'; readonly start: number };

/**
 * Returns what programs started from a shell would find in the variable after the file was read. A variable that is set but not exported
 * is unset for them. Nothing is run. Linear in the text's length; never throws.
 */
export function shellVariable(text: string, name: string, dialect: ShellDialect): ShellVariable {
  if (dialect === 'dotenv') return dotenvVariable(text, name);
  if (!text.includes(name)) return { kind: 'unset' };
  return dialect === 'fish' ? inFish(scanFish(text), name) : inPosix(scanPosix(text), name, text);
}

const scanFish = lastResult(text => scanShell(text, 'fish'));
const scanPosix = lastResult(text => scanShell(text, 'posix'));

/** A variable of a shell, exported or not. */
interface Known {
  readonly found: ShellVariable;
  /** Null: it depends on what runs. */
  readonly isExported: boolean | null;
}

const declarations = new Set(['export', 'declare', 'typeset', 'readonly', 'local', 'integer']);

function inPosix(commands: readonly ShellCommand[], name: string, text: string): ShellVariable {
  let known: Known = { found: { kind: 'unset' }, isExported: false };
  let exportsAll = false;
  for (const { words, isConditional } of commands) {
    const [first, second] = words;
    if (first === undefined) continue;
    if (first.value === 'set' && !isConditional) {
      if (second?.value === '-a') exportsAll = true;
      else if (second?.value === '+a') exportsAll = false;
    }
    const next = afterPosix(words, name, text, known, exportsAll);
    if (next === known) continue;
    known = isConditional ? perhaps(known, next, first.start) : next;
  }
  const { found, isExported } = known;
  if (isExported === false || found.kind === 'unset') return { kind: 'unset' };
  return isExported === null ? { kind: 'dynamic', start: found.start } : found;
}

function perhaps(before: Known, after: Known, start: number): Known {
  const isExported = before.isExported === after.isExported ? after.isExported : null;
  return { found: { kind: 'dynamic', start }, isExported };
}

function afterPosix(words: readonly ShellWord[], name: string, text: string, known: Known, exportsAll: boolean): Known {
  const [first, ...rest] = words;
  const command = first?.value ?? null;
  if (command === 'unset') {
    return rest.some(word => word.value === name) ? { found: { kind: 'unset' }, isExported: false } : known;
  }
  if (command !== null && declarations.has(command)) return declared(command, rest, name, text, known, exportsAll);
  // `NAME=value command` applies only to that command.
  const isOnlyAssignments = words.every(word => /^[A-Za-z_]\w*\+?=/.test(text.slice(word.start, word.end)));
  const assigned = isOnlyAssignments ? words.findLast(word => isAssignment(word, name, text)) : undefined;
  if (assigned === undefined) return known;
  return { found: assignedValue(assigned, name), isExported: exportsAll || known.isExported };
}

/** Returns the state after `export`, `declare` and similar commands with these words. */
function declared(
  command: string,
  rest: readonly ShellWord[],
  name: string,
  text: string,
  known: Known,
  exportsAll: boolean,
): Known {
  const assigned = rest.findLast(word => isAssignment(word, name, text));
  const isNamed = assigned !== undefined || rest.some(word => word.value === name);
  if (!isNamed) return known;
  const found = assigned === undefined ? known.found : assignedValue(assigned, name);
  const flags = rest.flatMap(({ value }) => (value !== null && /^[-+][a-zA-Z]/.test(value) ? value : []));
  const isRemoved = flags.some(flag => (command === 'export' ? /^-.*n/ : /^\+.*x/).test(flag));
  if (isRemoved) return { found, isExported: false };
  const isExport = command === 'export' || flags.some(flag => /^-.*x/.test(flag));
  return { found, isExported: isExport || exportsAll || known.isExported };
}

function isAssignment({ start }: ShellWord, name: string, text: string): boolean {
  return text.startsWith(`${name}=`, start) || text.startsWith(`${name}+=`, start);
}

function assignedValue({ start, end, value }: ShellWord, name: string): ShellVariable {
  // An appended or computed value is only known when the file runs.
  if (value?.startsWith(`${name}=`) !== true) return { kind: 'dynamic', start };
  const written = start + name.length + 1;
  return { kind: 'set', value: value.slice(name.length + 1), start: written, end };
}

function inFish(commands: readonly ShellCommand[], name: string): ShellVariable {
  let found: ShellVariable = { kind: 'unset' };
  for (const { words, isConditional } of commands) {
    const [first, ...rest] = words;
    if (first === undefined) continue;
    const next = first.value === 'export' ? fishExport(rest, name) : first.value === 'set' ? fishSet(rest, name) : null;
    if (next !== null) found = isConditional ? { kind: 'dynamic', start: first.start } : next;
  }
  return found;
}

/** Null if the command is about other variables. */
function fishSet(words: readonly ShellWord[], name: string): ShellVariable | null {
  const at = words.findIndex(word => word.value?.startsWith('-') !== true);
  const variable = words[at];
  if (variable?.value !== name) return null;
  const flags = words.slice(0, at).map(word => word.value ?? '');
  const has = (short: string, long: string): boolean =>
    flags.some(flag => flag === long || (/^-[a-zA-Z]+$/.test(flag) && flag.includes(short)));
  if (has('q', '--query') || has('S', '--show')) return null;
  if (has('e', '--erase') || !has('x', '--export')) return { kind: 'unset' };
  const [value, ...more] = words.slice(at + 1);
  if (value === undefined || value.value === null || more.length > 0) return { kind: 'dynamic', start: variable.start };
  return { kind: 'set', value: value.value, start: value.start, end: value.end };
}

function fishExport(words: readonly ShellWord[], name: string): ShellVariable | null {
  const word = words.find(({ value }) => value?.startsWith(`${name}=`));
  return word === undefined ? null : assignedValue(word, name);
}

/**
 * Reads `NAME=value` lines, with or without `export`; the last one counts. Except in single quotes, a `$` or a backslash may have a
 * special meaning, depending on the reader; the value is then not known.
 */
function dotenvVariable(text: string, name: string): ShellVariable {
  let found: ShellVariable = { kind: 'unset' };
  const line =
    /^[^\S\r\n]*(?:export[^\S\r\n]+)?([\w.-]+)[^\S\r\n]*=[^\S\r\n]*('[^']*'|"(?:\\[^]|[^"\\])*"|`[^`]*`|[^\r\n#'"`][^\r\n]*|)/gm;
  const body = text.replace(/^\uFEFF/, ' ');
  for (let match = line.exec(body); match; match = line.exec(body)) {
    const [whole, key, raw = ''] = match;
    if (key === name) found = dotenvValue(raw, match.index + whole.length - raw.length);
  }
  return found;
}

function dotenvValue(raw: string, start: number): ShellVariable {
  const quote = /^['"`]/.exec(raw)?.[0];
  const written = quote === undefined ? raw.replace(/[^\S\r\n]+#.*$/, '').trimEnd() : raw;
  if (quote !== "'" && /\$|\\/.test(written)) return { kind: 'dynamic', start };
  const value = quote === undefined ? written : written.slice(1, -1);
  return { kind: 'set', value, start, end: start + written.length };
}
