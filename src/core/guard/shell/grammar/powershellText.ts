import type { Part, Script, Word } from './syntax.ts';

/**
 * The functions and filters of a text, each with its parameters set first: `$1` is the first word behind its name, as in bash.
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

/** The body of a function, with its parameters set first. */
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

/** More functions in one text are not read. */
const mostFunctions = 20;

/** The variable of `$x =` or `$x=value`, and what of the value is in the same word; null where nothing is assigned. */
export function assignedBy(words: readonly Word[]): { readonly name: string; readonly value: Word } | null {
  const [first, second] = words;
  const [variable, ...rest] = first?.parts ?? [];
  if (variable?.kind !== 'variable' || words.length > 2) return null;
  const [sign, ...value] = second === undefined ? rest : rest.length === 0 ? second.parts : [];
  if (sign?.kind !== 'text' || sign.isQuoted || !sign.text.startsWith('=')) return null;
  const text = sign.text.slice(1);
  return { name: variable.name, value: { parts: text === '' ? value : [{ ...sign, text }, ...value] } };
}

/** The variable of `$x in …`, as it is in the brackets of `foreach`. */
export function loopedBy([first, second]: readonly Word[]): string | null {
  const [variable] = first?.parts ?? [];
  const [sign] = second?.parts ?? [];
  return variable?.kind === 'variable' && sign?.kind === 'text' && sign.text.toLowerCase() === 'in'
    ? variable.name
    : null;
}

/** A piece of text that stands for itself. */
export function plain(text: string): Part {
  return { kind: 'text', text, isQuoted: true };
}

/** A string in double quotes: variables and what commands print are put in. */
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

/** `$env:HOME` and `$HOME` are the same to us; names have no case. */
export function variableName(name: string): string {
  return name.replace(/^env:/i, '').toUpperCase();
}

/** Units that were taken one by one, as one piece of text. */
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

/** The offset behind the bracket that closes the one at `open`; the text's end where none does. */
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
