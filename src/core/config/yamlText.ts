import { type Document, parseDocument } from 'yaml';
import { tooDeepAt } from './nesting.ts';

/** A parsed text, or the offset of the first error. */
export type YamlText =
  { readonly document: Document; readonly offset: null } | { readonly document: null; readonly offset: number };

/** The widest indentation, including `- ` and `? `, which nest on one line; no settings file has more. */
const widestIndentation = 400;

/**
 * Returns where indentation is too wide. A stack exhausted inside the parser can end the whole process (seen with yaml 2.9.1 on Node 20),
 * so nesting is limited.
 */
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

/** Parses a text that is still being written, errors included; null if it is nested too deeply. Never throws. */
export function readUnfinishedYaml(text: string): Document | null {
  if (tooDeepIn(text) !== null) return null;
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  } catch {
    return null;
  }
}

/**
 * Parses YAML from a file; every complete YAML file is parsed here. Limits the depth, the expansion of aliases, and the time that many
 * keys take. Never throws. Duplicate keys are left to the caller.
 */
export function readYaml(text: string): YamlText {
  const tooDeep = tooDeepIn(text);
  if (tooDeep !== null) return { document: null, offset: tooDeep };
  try {
    // With `uniqueKeys`, the library compares every key with every other one; a thousand keys are enough to be slow.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error) return { document: null, offset: error.pos[0] };
    // Throws on aliases that expand too much; the parser itself throws on nesting that exhausts the stack.
    document.toJS();
    return { document, offset: null };
  } catch {
    return { document: null, offset: 0 };
  }
}
