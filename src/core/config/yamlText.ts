import { type Document, parseDocument } from 'yaml';
import { tooDeepAt } from './nesting.ts';

/** A parsed text, or the offset of the first error. */
export type YamlText =
  { readonly document: Document; readonly offset: null } | { readonly document: null; readonly offset: number };

/** Indentation, and `- ` and `? ` which nest on one line, as wide as no settings file has it. */
const widestIndentation = 400;

/** A stack exhausted inside the parser can end the whole process (seen with yaml 2.9.1 on Node 20), so it is kept shallow. */
function indentedTooDeepAt(text: string): number | null {
  const lead = /^(?:[ \t]|[-?:](?=[ \t]))+/gm;
  for (let match = lead.exec(text); match; match = lead.exec(text)) {
    if (match[0].length > widestIndentation) return match.index;
  }
  return null;
}

function tooDeepIn(text: string): number | null {
  return tooDeepAt(text) ?? indentedTooDeepAt(text);
}

/** What there is of a text that is still being written, errors and all; null where it nests too deep. Never throws. */
export function readUnfinishedYaml(text: string): Document | null {
  if (tooDeepIn(text) !== null) return null;
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  } catch {
    return null;
  }
}

/**
 * The only way in which YAML from a file is parsed: bounded in depth, in what its aliases make, and in time by the keys it
 * has. Never throws. Keys that are there twice are left to the caller.
 */
export function readYaml(text: string): YamlText {
  const tooDeep = tooDeepIn(text);
  if (tooDeep !== null) return { document: null, offset: tooDeep };
  try {
    // The library compares every key with every other one; a thousand keys are enough to be slow.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error) return { document: null, offset: error.pos[0] };
    // Throws on aliases that explode; the parser itself does on a nesting that exhausts the stack.
    document.toJS();
    return { document, offset: null };
  } catch {
    return { document: null, offset: 0 };
  }
}
