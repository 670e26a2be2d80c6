import type { Part, Script, Word } from './syntax.ts';

/**
 * Returns the functions and filters of a text. Each body sets its parameters first: `$1` is the first word after the function's name, as
 * in bash.
 * @see Microsoft, about_Functions (PowerShell 7.5)
 */
export function functionsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const head = /\b(?:function|filter)\s+([\w-]+)\s*(?:\(([^(){}]*)\)\s*)?\{/gi;
  for (let match = head.exec(text); match !== null && found.size < mostFunctions; match = head.exec(text)) {
    const open = match.index + match[0].length - 1;
    const body = text.slice(open + 1, closing(text, open) - 1);
    found.set(match[1] ?? '', functionBody(body, match[2]));
  }
  return found;
}

/** Returns the body of a function, which sets its parameters first. */
export function functionBody(body: string, parameters?: string): string {
  const list = parameters ?? /^\s*param\s*\(([^()]*)\)/i.exec(body)?.[1] ?? '';
  const names = list.split(',').flatMap(each => /\$(\w+)/.exec(each)?.[1] ?? []);
  return `${names.map((name, at) => `$${name} = $${at + 1}; `).join('')}${body}`;
}

/** Whether a command begins with the word that declares a function. */
export function isFunctionHead(word: Word | undefined): boolean {
  const [first] = word?.parts ?? [];
  return first?.kind === 'text' && /^(?:function|filter)$/i.test(first.text);
}

/** The most functions in one text that are read. */
const mostFunctions = 20;

/** Returns the variable of `$x =` or `$x=value`, and the part of the value that is attached to the `=`; null if nothing is assigned. */
export function assignedBy(words: readonly Word[]): { readonly name: string; readonly value: Word } | null {
  const [first, second] = words;
  const [variable, ...rest] = first?.parts ?? [];
  if (variable?.kind !== 'variable' || words.length > 2) return null;
  const [sign, ...value] = second === undefined ? rest : rest.length === 0 ? second.parts : [];
  if (sign?.kind !== 'text' || sign.isQuoted || !sign.text.startsWith('=')) return null;
  const text = sign.text.slice(1);
  return { name: variable.name, value: { parts: text === '' ? value : [{ ...sign, text }, ...value] } };
}

/** Returns the variable of `$x in …`, as written in the brackets of `foreach`. */
export function loopedBy([first, second]: readonly Word[]): string | null {
  const [variable] = first?.parts ?? [];
  const [sign] = second?.parts ?? [];
  return variable?.kind === 'variable' && sign?.kind === 'text' && sign.text.toLowerCase() === 'in'
    ? variable.name
    : null;
}

/** Returns a piece of literal text. */
export function plain(text: string): Part {
  return { kind: 'text', text, isQuoted: true };
}

/** Reads a string in double quotes, which may contain variables and the output of commands. */
export function expanded(text: string, nested: (inner: string) => Script): readonly Part[] {
  const parts: Part[] = [];
  const marks = /`([^])|\$\{?((?:env:)?\w+)\}?|\$\(/gi;
  let from = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    parts.push(plain(text.slice(from, found.index)));
    from = found.index + found[0].length;
    if (found[1] !== undefined) parts.push(plain(found[1]));
    else if (found[2] !== undefined) parts.push({ kind: 'variable', name: variableName(found[2]) });
    else {
      const end = closing(text, from - 1);
      parts.push({ kind: 'output', script: nested(text.slice(from, end - 1)) });
      from = end;
      marks.lastIndex = end;
    }
  }
  parts.push(plain(text.slice(from)));
  return parts;
}

/** Normalises the name of a variable: `$env:HOME` and `$HOME` are treated as the same, and names are case-insensitive. */
export function variableName(name: string): string {
  return name.replace(/^env:/i, '').toUpperCase();
}

/** Joins units that were read one by one into pieces of text. */
export function joined({ parts }: Word): Word {
  const together: Part[] = [];
  for (const part of parts) {
    const last = together.at(-1);
    if (part.kind === 'text' && last?.kind === 'text' && last.isQuoted === part.isQuoted) {
      together[together.length - 1] = { ...last, text: last.text + part.text };
    } else together.push(part);
  }
  return { parts: together };
}

/** Returns the offset after the bracket that closes the one at `open`; the text's length if none does. */
export function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (unit === '`') at++;
    else if (unit === "'" || unit === '"') {
      const end = text.indexOf(unit, at + 1);
      at = end < 0 ? text.length : end;
    } else if (unit === '(' || unit === '{') depth++;
    else if (unit === ')' || unit === '}') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
