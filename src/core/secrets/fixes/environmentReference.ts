import { environmentName } from './environmentName.ts';
import { importEdit, type TextEdit } from './imports.ts';
import type { Finding } from '../types.ts';

/** An edit that replaces a secret with a reference to the environment. */
export interface EnvironmentReference {
  /** The variable that must be set from now on. */
  readonly name: string;
  /** Sorted by offset and not overlapping; offsets in UTF-16 units. */
  readonly edits: readonly TextEdit[];
}

/** Expressions by the editor's language id (standard library documentation of each language, read 2026-11). */
const expressions: Readonly<Record<string, (name: string) => string>> = {
  javascript: name => `process.env.${name}`,
  javascriptreact: name => `process.env.${name}`,
  typescript: name => `process.env.${name}`,
  typescriptreact: name => `process.env.${name}`,
  vue: name => `process.env.${name}`,
  svelte: name => `process.env.${name}`,
  python: name => `os.environ["${name}"]`,
  go: name => `os.Getenv("${name}")`,
  java: name => `System.getenv("${name}")`,
  kotlin: name => `System.getenv("${name}")`,
  groovy: name => `System.getenv("${name}")`,
  scala: name => `sys.env("${name}")`,
  ruby: name => `ENV["${name}"]`,
  php: name => `getenv('${name}')`,
  rust: name => `std::env::var("${name}").expect("${name} is set")`,
  csharp: name => `System.Environment.GetEnvironmentVariable("${name}")`,
  powershell: name => `$env:${name}`,
  perl: name => `$ENV{${name}}`,
  lua: name => `os.getenv("${name}")`,
  r: name => `Sys.getenv("${name}")`,
  elixir: name => `System.get_env("${name}")`,
};

/** Languages whose constants must be known at compile time, with the keyword that declares one. */
const constants: Readonly<Record<string, RegExp>> = {
  go: /\bconst\b/,
  rust: /\b(?:const|static)\b/,
  php: /\bconst\b/,
  csharp: /\bconst\b/,
  kotlin: /\bconst\s+val\b/,
};

/** Whether secrets can be replaced in a language (the editor's id). */
export function canRefer(languageId: string): boolean {
  return inPlace.has(languageId) || Object.hasOwn(expressions, languageId);
}

/** Notations in which a variable can be named within the value, with or without quotes. */
const inPlace: ReadonlySet<string> = new Set(['yaml', 'dockercompose', 'properties', 'terraform', 'shellscript']);

/**
 * Replaces a secret with an expression in the file's language that reads it from the environment, adding the import or declaration
 * that the expression needs. Null if the language has no such expression (JSON, `.env` files) or if the secret is only part of a
 * literal.
 * @param isTaken whether a variable of this name is used for another secret; if so, a number is appended to the name
 */
export function environmentReference(
  text: string,
  finding: Pick<Finding, 'start' | 'end' | 'ruleId'>,
  languageId: string,
  isTaken: (name: string) => boolean = () => false,
): EnvironmentReference | null {
  if (/[\r\n]/.test(text.slice(finding.start, finding.end))) return null;
  if (inPlace.has(languageId)) return referenceInPlace(text, finding, languageId, isTaken);
  const express = expressions[languageId];
  const literal = literalAround(text, finding, languageId);
  if (express === undefined || literal === null) return null;
  if (constants[languageId]?.test(lineBefore(text, literal.start)) === true) return null;
  const fallback = fallbackBefore(text, literal, languageId);
  if (fallback !== null) return fallback;
  const name = freeName(environmentName(text, literal.start, finding), isTaken);
  const written = isAttribute(text, literal.start, languageId) ? `{${express(name)}}` : express(name);
  const edits = [importEdit(text, languageId), { ...literal, text: written }];
  return { name, edits: edits.filter(edit => edit !== null) };
}

/**
 * Literals that are the fallback for an unset variable, as in `process.env.X ?? '…'`: the literal is removed and the variable
 * stays. The groups are the variable's name and what joins the literal to it.
 */
const fallbacks: Readonly<Record<string, RegExp>> = {
  javascript: /process\.env(?:\.|\[["'])(\w+)(?:["']\])?(\s*(?:\?\?|\|\|)\s*)$/,
  python: /os\.(?:environ\.get|getenv)\(\s*["'](\w+)["'](\s*,\s*)$/,
  ruby: /ENV(?:\.fetch\(|\[)\s*["'](\w+)["']\]?(\s*(?:,|\|\|)\s*)$/,
  php: /getenv\(\s*["'](\w+)["']\s*\)(\s*\?[:?]\s*)$/,
};
const sameFallbacks: Readonly<Record<string, string>> = {
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
  vue: 'javascript',
  svelte: 'javascript',
};

function fallbackBefore(text: string, literal: Range, languageId: string): EnvironmentReference | null {
  const pattern = fallbacks[sameFallbacks[languageId] ?? languageId];
  const [, name, joint] = pattern?.exec(lineBefore(text, literal.start)) ?? [];
  if (name === undefined || joint === undefined) return null;
  return { name, edits: [{ start: literal.start - joint.length, end: literal.end, text: '' }] };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The string literal that contains just the secret; null if there is none, or if it is a bytes or multi-line literal. */
function literalAround(text: string, { start, end }: Range, languageId: string): Range | null {
  const quote = text.charAt(start - 1);
  if (!/["'`]/.test(quote) || text.charAt(end) !== quote) return null;
  if (text.charAt(start - 2) === quote || text.charAt(end + 1) === quote) return null;
  const prefix = languageId === 'python' ? (/(?<!\w)[A-Za-z]{1,2}$/.exec(lineBefore(text, start - 1))?.[0] ?? '') : '';
  if (/b/i.test(prefix)) return null;
  const sign = languageId === 'csharp' && text.charAt(start - 2) === '@' ? 1 : 0;
  return { start: start - 1 - prefix.length - sign, end: end + 1 };
}

/** Whether the literal is a JSX attribute, which takes an expression in braces. */
function isAttribute(text: string, at: number, languageId: string): boolean {
  return languageId.endsWith('react') && /<[A-Za-z][^<>]*\s[\w:-]+=$/.test(lineBefore(text, at));
}

function referenceInPlace(
  text: string,
  finding: Pick<Finding, 'start' | 'end' | 'ruleId'>,
  languageId: string,
  isTaken: (name: string) => boolean,
): EnvironmentReference | null {
  const { start, end } = finding;
  const quote = text.charAt(start - 1) === text.charAt(end) && /["']/.test(text.charAt(end)) ? text.charAt(end) : '';
  const whole = { start: start - quote.length, end: end + quote.length };
  const isUsed = (word: string): boolean => isTaken(languageId === 'terraform' ? terraformVariable(word) : word);
  const name = freeName(environmentName(text, whole.start, finding), isUsed);
  switch (languageId) {
    case 'shellscript': {
      const before = lineBefore(text, start);
      const isInDouble = quote === '' && before.split('"').length % 2 === 0;
      const isInSingle = quote === '' && before.split("'").length % 2 === 0;
      // Single quotes prevent expansion, and a variable that is set to itself would be empty.
      if (isInSingle || new RegExp(`(?:^|[\\s;])${name}=["']?$`).test(before)) return null;
      return isInDouble
        ? { name, edits: [{ start, end, text: `\${${name}}` }] }
        : { name, edits: [{ ...whole, text: `"$${name}"` }] };
    }
    case 'terraform': {
      const variable = name.toLowerCase();
      const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
      const declaration = ['', `variable "${variable}" {`, '  type      = string', '  sensitive = true', '}', ''];
      const isDeclared = text.includes(`variable "${variable}"`);
      const value = quote === '' ? { start, end, text: `\${var.${variable}}` } : { ...whole, text: `var.${variable}` };
      const separator = text.endsWith('\n') ? '' : lineEnd;
      const added = { start: text.length, end: text.length, text: separator + declaration.join(lineEnd) };
      return { name: terraformVariable(name), edits: isDeclared ? [value] : [value, added] };
    }
    default:
      return { name, edits: [{ start, end, text: `\${${name}}` }] };
  }
}

/** The environment variable from which Terraform reads a variable. */
function terraformVariable(name: string): string {
  return `TF_VAR_${name.toLowerCase()}`;
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name}_${number}`;
  return free;
}

function lineBefore(text: string, at: number): string {
  const from = Math.max(0, at - 500);
  return (
    text
      .slice(from, at)
      .split(/[\r\n]/)
      .at(-1) ?? ''
  );
}
