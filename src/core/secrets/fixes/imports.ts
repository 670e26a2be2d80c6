/** Replaces [start, end) with `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The import needed to read the environment in a language; null if none is needed or it is already there. */
export function importEdit(text: string, languageId: string): TextEdit | null {
  if (languageId === 'python') return pythonImport(text);
  return languageId === 'go' ? goImport(text) : null;
}

function pythonImport(text: string): TextEdit | null {
  if (/^(?:import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*os\s*(?:,|$|#))/m.test(text)) return null;
  const heading = afterHeading(text);
  const first = /^(?:import|from)\s+(?!__future__)\w/m.exec(text.slice(heading));
  return insert(text, heading + (first?.index ?? 0), 'import os');
}

/** The offset after the comments, the docstring and the `__future__` imports at the top of a Python file. */
function afterHeading(text: string): number {
  const comments = /^(?:[ \t]*(?:#.*)?(?:\r\n|\n))*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(comments);
  const quote = /^[rRuU]?("""|''')/.exec(rest);
  let at = comments;
  if (quote?.[1] !== undefined) {
    const close = rest.indexOf(quote[1], quote[0].length);
    const end = close < 0 ? -1 : rest.indexOf('\n', close);
    if (end >= 0) at = comments + end + 1;
  }
  const future = /^(?:from\s+__future__\s+import\s.*(?:\r\n|\n)|[ \t]*(?:\r\n|\n))+/.exec(text.slice(at));
  return future !== null && future[0].includes('__future__') ? at + future[0].length : at;
}

function goImport(text: string): TextEdit | null {
  if (/^\s*(?:import\s+)?"os"\s*$/m.test(text)) return null;
  const block = /^import\s*\([^\S\n]*\r?\n/m.exec(text);
  if (block !== null) return insert(text, block.index + block[0].length, '\t"os"');
  const single = /^import\s+.*"/m.exec(text);
  if (single !== null) return insert(text, single.index, 'import "os"');
  const clause = /^package\s+\w+.*(?:\r\n|\n)/m.exec(text);
  return clause === null ? null : insert(text, clause.index + clause[0].length, `${lineEnd(text)}import "os"`);
}

function insert(text: string, at: number, line: string): TextEdit {
  return { start: at, end: at, text: line + lineEnd(text) };
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
