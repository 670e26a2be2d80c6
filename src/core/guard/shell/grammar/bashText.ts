import type { Assignment, Word } from './syntax.ts';

/** Returns the text of a word, quoted or not; null if a part of it is only known when it runs. */
export function plainText({ parts }: Word): string | null {
  return parts.every(part => part.kind === 'text') ? parts.map(part => part.text).join('') : null;
}

/** Reads `NAME=value` or `NAME+=value`; null for any other word. */
export function assignmentOf({ parts }: Word): Assignment | null {
  const [first, ...rest] = parts;
  if (first?.kind !== 'text' || first.isQuoted) return null;
  const [, name, plus, text = ''] = /^([A-Za-z_]\w*)(\+?)=([^]*)$/.exec(first.text) ?? [];
  if (name === undefined) return null;
  return { name, isAdded: plus === '+', values: [{ parts: text === '' ? rest : [{ ...first, text }, ...rest] }] };
}

/** Returns the offset after the bracket that closes the one at `open`, round or curly; the text's length if it is not closed. */
export function closing(text: string, open: number): number {
  const opening = text[open];
  const ending = opening === '{' ? '}' : ')';
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') at++;
    else if (unit === "'") {
      const end = text.indexOf("'", at + 1);
      at = end < 0 ? text.length : end;
    } else if (unit === '"') {
      const end = /"(?:\\[^]|[^"\\])*"?/y;
      end.lastIndex = at;
      at += (end.exec(text)?.[0].length ?? 1) - 1;
    } else if (unit === opening) depth++;
    else if (unit === ending) {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

const ansiEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', e: '\x1b', a: '\x07', b: '\b' };

/** Returns the text between `$'` and `'`, with escapes resolved. */
export function ansiText(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U0{0,4}([0-9a-fA-F]{1,4})|([0-7]{1,3})|([^]))/g,
    (_, hex?: string, unicode?: string, long?: string, octal?: string, other?: string) => {
      const code = hex ?? unicode ?? long;
      if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
      return ansiEscapes[other ?? ''] ?? other ?? '';
    },
  );
}
