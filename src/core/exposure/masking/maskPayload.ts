import { uriOfPath } from '../../context/agent/files/ground.ts';
import { folderFiles, relativePath, uriIn } from '../../context/places.ts';
import type { ContextRequest, PayloadBlock } from '../../context/types.ts';
import type { Finding, Scanner } from '../../secrets/types.ts';
import { type Mask, maskedPieces, maskOf, nothingShown, type ShownPiece } from './mask.ts';
import { masksOfPieces } from './maskPieces.ts';

/** A block of a payload as it may be shown. */
export interface MaskedBlock extends PayloadBlock {
  /** Null if the block must not be shown at all: its place in its source is unknown, and a secret may be in it. */
  readonly shown: string | null;
  /** The text in pieces that separate masks from the rest; empty if nothing is shown. */
  readonly pieces: readonly ShownPiece[];
}

interface Sources {
  /** Findings in the whole text of a document or named file; null if the request does not contain it. */
  readonly findingsIn: (uri: string) => { readonly text: string; readonly findings: readonly Finding[] } | null;
  /** Whether a recent text of a document contains a secret. */
  readonly hadSecret: (uri: string) => boolean;
}

/**
 * Masks the payloads of one request. Secrets are searched for in whole sources, each scanned once, since the cursor or a window may
 * cut a secret into parts that no rule recognizes. Each block and the assembled text are scanned as well, for secrets that only
 * arise there. All ranges found are masked.
 * @returns a function that returns the blocks of a payload, in order
 */
export function payloadMasker(
  request: ContextRequest,
  scanner: Pick<Scanner, 'scan'>,
): (payload: readonly PayloadBlock[]) => readonly MaskedBlock[] {
  const sources = sourcesOf(request, scanner);
  return payload => {
    const pieces = payload.map(({ text, uri }) => ({ text, path: uri === null ? '' : relativePath(request, uri) }));
    const own = masksOfPieces(pieces, '', scanner);
    const blocks = payload.map((block, at) => {
      const projected = projectedMasks(block, sources);
      return { block, masks: [...(projected ?? []), ...(own[at] ?? [])], isPlaced: projected !== null };
    });
    const hasSecret = blocks.some(({ masks }) => masks.length > 0);
    return blocks.map(({ block, masks, isPlaced }) => {
      if (!isPlaced && (hasSecret || sources.hadSecret(block.uri ?? ''))) return { ...block, shown: null, pieces: [] };
      const pieces = maskedPieces(block.text, masks);
      return { ...block, shown: pieces.map(piece => piece.text).join(''), pieces };
    });
  };
}

/** The findings of a block's source, mapped to the block; null if the block cannot be located in the source. */
function projectedMasks({ uri, range, text }: PayloadBlock, { findingsIn }: Sources): readonly Mask[] | null {
  // Text without a source is the assistant's own words and paths.
  if (uri === null) return [];
  const source = range === null ? null : findingsIn(uri);
  if (range === null || source === null) return null;
  const whole = source.text.slice(range.start, range.end);
  const isRaw = isSame(whole, text);
  if (!isRaw && !isSame(plainLineEnds(whole), text)) return null;
  const inBlock = (offset: number): number => {
    const before = source.text.slice(range.start, Math.max(range.start, Math.min(offset, range.end)));
    return isRaw ? before.length : plainLineEnds(before).length;
  };
  return source.findings.map(finding => {
    const { shown } = maskOf(finding);
    const isContinued = finding.start < range.start;
    return { start: inBlock(finding.start), end: inBlock(finding.end), shown: isContinued ? nothingShown : shown };
  });
}

/** Equal except for white space at the end, which assemblers add and remove. */
function isSame(left: string, right: string): boolean {
  return left.trimEnd() === right.trimEnd();
}

function plainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function sourcesOf(request: ContextRequest, scanner: Pick<Scanner, 'scan'>): Sources {
  const known = new Map<string, { readonly text: string; readonly findings: readonly Finding[] }>();
  const texts = new Map(request.documents.map(({ uri, text }) => [uri, text]));
  for (const { folder, texts: named } of folderFiles(request)) {
    for (const [path, text] of named) {
      const uri = uriIn(folder, path);
      if (!texts.has(uri)) texts.set(uri, text);
    }
  }
  const { surroundings, workspaceFolders } = request;
  if (surroundings !== undefined) {
    for (const { path, text } of [...surroundings.files.values()].flat()) {
      const uri = uriOfPath(path, surroundings.place, workspaceFolders[0] ?? '');
      if (!texts.has(uri)) texts.set(uri, text);
    }
  }
  const scan = (uri: string, text: string): readonly Finding[] =>
    scanner.scan({ path: relativePath(request, uri), text });
  return {
    findingsIn: uri => {
      const text = texts.get(uri);
      if (text === undefined) return null;
      const found = known.get(uri) ?? { text, findings: scan(uri, text) };
      known.set(uri, found);
      return found;
    },
    hadSecret: uri => {
      const past = request.recentEdits.filter(edit => edit.uri === uri).flatMap(({ before, after }) => [before, after]);
      return [...new Set(past)].some(text => scan(uri, text).length > 0);
    },
  };
}
