import type { Snippet } from '../similar/snippets.ts';
import { pathLabel } from '../documents/uris.ts';
import type { OpenDocument } from '../../types.ts';

/** The order in which blocks are dropped, lowest weight first; blocks with weight 1 are never dropped. */
export const blockWeights = { marker: 0.7, snippet: 0.8, edits: 0.99, prefix: 1 } as const;
export type BlockKind = keyof typeof blockWeights;

/** A piece of the prompt that is kept or dropped as a whole; only the prefix can be cut. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Blocks with the same chunk number are dropped together; null: the block is independent. */
  readonly chunk: number | null;
}

/** Converts line ends to those that Copilot sends: `\n` for `\r\n` and for a lone `\r`. */
export function plainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

const contextText = (text: string): string => plainLineEnds(text.endsWith('\n') ? text : text + '\n');

const fixedMarkers: ReadonlyMap<string, string> = new Map([
  ['html', '<!DOCTYPE html>'],
  ['python', '#!/usr/bin/env python3'],
  ['ruby', '#!/usr/bin/env ruby'],
  ['shellscript', '#!/bin/sh'],
  ['yaml', '# YAML data'],
]);

/** Returns the line that tells the model what it completes: the path, or else the language; empty for a few documents. */
export function markerLine(active: OpenDocument, language: string, folders: readonly string[]): string {
  const label = pathLabel(active.uri, folders);
  if (label !== undefined && !active.uri.startsWith('vscode-notebook-cell:')) return `Path: ${label}`;
  if (language === 'php' || language === 'plaintext') return '';
  if (active.text.startsWith('#!') || active.text.startsWith('<!DOCTYPE')) return '';
  return fixedMarkers.get(language) ?? `Language: ${language}`;
}

/** The line above a snippet. */
export function snippetHeader(label: string | undefined): string {
  return label === undefined ? 'Compare this snippet:' : `Compare this snippet from ${label}:`;
}

/** The contents of the blocks. */
export interface BlockParts {
  readonly marker: string;
  readonly snippets: readonly Snippet<OpenDocument>[];
  readonly folders: readonly string[];
  readonly edits: string;
  readonly prefix: string;
}

/**
 * Returns the blocks of a prompt in order. A snippet becomes two blocks, header and text, with the snippet's position as chunk.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core
 * lib/src/prompt/completionsPromptFactory/componentsCompletionsPromptFactory.tsx and components/.
 */
export function buildBlocks(parts: BlockParts): readonly Block[] {
  const blocks: Block[] = [];
  if (parts.marker !== '') blocks.push({ kind: 'marker', text: contextText(parts.marker), chunk: null });
  for (const [chunk, snippet] of parts.snippets.entries()) {
    const header = snippetHeader(pathLabel(snippet.neighbour.uri, parts.folders));
    blocks.push({ kind: 'snippet', text: contextText(header), chunk });
    blocks.push({ kind: 'snippet', text: contextText(snippet.text), chunk });
  }
  // The edits have a chunk number, so once dropped they are never put back.
  if (parts.edits !== '') blocks.push({ kind: 'edits', text: contextText(parts.edits), chunk: parts.snippets.length });
  if (parts.prefix !== '') blocks.push({ kind: 'prefix', text: plainLineEnds(parts.prefix), chunk: null });
  return blocks;
}
