import { type Message, message } from '../../../message.ts';
import type { OpenDocument, PayloadBlock, SourceRange, Tokenizer } from '../../types.ts';
import { mostUnits, type PromptLimits } from './budget.ts';
import { lineBreaksBefore, lineNumberAt } from '../../lineBreaks.ts';
import type { CompletionPrompt } from './prompt.ts';
import { editsEnd, editsStart } from '../edits/recentEdits.ts';
import type { Snippet } from '../similar/snippets.ts';

/** A part of the prompt at its place in a document. `text` is '' if the part did not fit. */
export interface PlacedBlock {
  readonly part: 'marker' | 'header' | 'frame' | 'snippet' | 'edit' | 'prefix' | 'suffix';
  readonly uri: string;
  /** 1-based, inclusive; null for a path. */
  readonly startLine: number | null;
  readonly endLine: number | null;
  readonly text: string;
  /** Where the text is in the document, apart from line ends; null if it does not occur there verbatim. */
  readonly range: SourceRange | null;
  readonly tokens: number;
  readonly reason: Message;
}

const lineBreaks = (text: string): number => lineBreaksBefore(text, text.length);

/**
 * Finds the source lines of every part of a prompt. The parts are in the order in which they would be sent: extra context, text before
 * the cursor, text after it.
 */
export function placeBlocks(
  prompt: CompletionPrompt,
  active: OpenDocument,
  cursor: number,
  limits: PromptLimits,
  tokenizer: Tokenizer,
): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  for (const { block, text, tokens } of prompt.blocks ?? []) {
    switch (block.kind) {
      case 'marker':
        placed.push(placeMarker(active, text, tokens));
        break;
      case 'prefix':
        if (text !== '') placed.push(placePrefix(prompt, active, cursor, text, tokens));
        break;
      case 'edits':
        placed.push(...placeEdits(prompt, text !== '', tokenizer));
        break;
      case 'snippet': {
        const snippet = block.chunk === null ? undefined : prompt.snippets.snippets[block.chunk];
        if (snippet !== undefined) placed.push(placeSnippet(snippet, text, tokens, placed.at(-1)));
      }
    }
  }
  if (prompt.suffix !== '') placed.push(placeSuffix(prompt, active, cursor, limits));
  return placed;
}

function placeMarker({ uri }: OpenDocument, text: string, tokens: number): PlacedBlock {
  const reason = message('context.copilot.marker');
  return { part: 'marker', uri, startLine: null, endLine: null, text: text.trim(), range: null, tokens, reason };
}

/**
 * @param text the block, which is longer than the prefix if white space at its end is not sent
 */
function placePrefix(
  { prefix }: CompletionPrompt,
  active: OpenDocument,
  cursor: number,
  text: string,
  tokens: number,
): PlacedBlock {
  const endLine = lineNumberAt(active.text, cursor);
  // The white space that is not sent is within the last line, so it contains no line break.
  const end = cursor - (text.length - prefix.length);
  return {
    part: 'prefix',
    uri: active.uri,
    startLine: Math.max(1, endLine - lineBreaks(text)),
    endLine,
    text: prefix,
    range: { start: startBefore(active.text, end, prefix.length), end },
    tokens,
    reason: message('context.copilot.prefix'),
  };
}

/**
 * Places a block of a snippet: its header (the path of its file) or its lines.
 * @param last the part placed before; if that is the header, this block is the lines
 */
function placeSnippet(
  snippet: Snippet<OpenDocument>,
  text: string,
  tokens: number,
  last: PlacedBlock | undefined,
): PlacedBlock {
  const { uri } = snippet.neighbour;
  const shown = text.trim();
  if (last?.part !== 'header') {
    const reason = message('context.copilot.snippetHeader');
    return { part: 'header', uri, startLine: null, endLine: null, text: shown, range: null, tokens, reason };
  }
  return {
    part: 'snippet',
    uri,
    startLine: snippet.startLine + 1 + leadingLines(text),
    endLine: snippet.endLine,
    text: shown,
    range: snippetRange(snippet, shown),
    tokens: tokens + last.tokens,
    reason: message('context.copilot.snippet', { percent: Math.round(snippet.score * 100) }),
  };
}

/** Returns where a text of `length` units (`\n` for every line end) begins in its source, if it ends at an offset there. */
function startBefore(source: string, end: number, length: number): number {
  let start = end;
  for (let left = length; left > 0 && start > 0; left--) start -= source.slice(start - 2, start) === '\r\n' ? 2 : 1;
  return Math.max(0, start);
}

/** Like {@link startBefore}, for a text that begins at an offset. */
function rangeFrom(source: string, start: number, length: number): SourceRange {
  let end = start;
  for (let left = length; left > 0 && end < source.length; left--) end += source.startsWith('\r\n', end) ? 2 : 1;
  return { start, end };
}

function snippetRange({ neighbour, startLine }: Snippet<OpenDocument>, text: string): SourceRange {
  let start = 0;
  for (let line = 0; line < startLine; line++) start = neighbour.text.indexOf('\n', start) + 1;
  start += /^\s*/.exec(neighbour.text.slice(start))?.[0].length ?? 0;
  return rangeFrom(neighbour.text, start, text.length);
}

/** Returns how many lines at the start of a text are removed with its leading white space. */
function leadingLines(text: string): number {
  return lineBreaks(text.slice(0, text.length - text.trimStart().length));
}

function placeEdits(prompt: CompletionPrompt, isKept: boolean, tokenizer: Tokenizer): PlacedBlock[] {
  const frame = (text: string): PlacedBlock => ({
    part: 'frame',
    uri: '',
    startLine: null,
    endLine: null,
    text: isKept ? text : '',
    range: null,
    tokens: tokenizer.count(text),
    reason: message('context.copilot.editsFrame'),
  });
  const edits = prompt.edits.map(({ edit, text }): PlacedBlock => ({
    part: 'edit',
    uri: edit.uri,
    startLine: edit.startLine - edit.before.length + 1,
    endLine: edit.startLine + edit.added.length + edit.after.length,
    text: isKept ? text : '',
    range: null,
    tokens: tokenizer.count(text),
    reason: message('context.copilot.edit', { removed: edit.removed.length }),
  }));
  return [frame(editsStart), ...edits, frame(editsEnd)];
}

function placeSuffix(
  prompt: CompletionPrompt,
  active: OpenDocument,
  cursor: number,
  limits: PromptLimits,
): PlacedBlock {
  const looked = Math.min(active.text.length - cursor, mostUnits(limits));
  const start = cursor + looked - prompt.suffixText.length;
  const startLine = lineNumberAt(active.text, start);
  return {
    part: 'suffix',
    uri: active.uri,
    startLine,
    endLine: startLine + lineBreaks(prompt.suffix),
    text: prompt.suffix,
    range: rangeFrom(active.text, start, prompt.suffix.length),
    tokens: prompt.suffixTokens,
    reason: message('context.copilot.suffix'),
  };
}

/** Returns the parts that would be sent, with titles for the user; each part of the extra context ends with a line end. */
export function payloadOf(placed: readonly PlacedBlock[]): readonly PayloadBlock[] {
  return placed
    .filter(({ text }) => text !== '')
    .map(({ part, text, uri, startLine, range, reason }) => {
      const ofAssistant = part === 'marker' || part === 'header' || part === 'frame';
      const ofDocument = part === 'prefix' || part === 'suffix';
      return {
        title: reason,
        text: ofDocument || text.endsWith('\n') ? text : `${text}\n`,
        uri: ofAssistant ? null : uri,
        startLine: ofAssistant ? null : startLine,
        range: ofAssistant ? null : range,
      };
    });
}
