import { uriOfPath } from '../../context/agent/files/ground.ts';
import { folderFiles, relativePath, uriIn } from '../../context/places.ts';
import type { ContextRequest, PayloadBlock } from '../../context/types.ts';
import type { Finding, Scanner } from '../../secrets/types.ts';
import { type Mask, maskedPieces, maskOf, nothingShown, type ShownPiece } from './mask.ts';
import { masksOfPieces } from './maskPieces.ts';

/** A block of a payload as it may be shown. */
export interface MaskedBlock extends PayloadBlock {
  /** Null where it is not shown at all: nobody can say where it is in its source, and a secret is near. */
  readonly shown: string | null;
  /** The text in pieces that separate masks from the rest; empty where nothing is shown. */
  readonly pieces: readonly ShownPiece[];
}

interface Sources {
  /** Findings in the whole text of a document or named file; null where the request does not hold it. */
  readonly findingsIn: (uri: string) => { readonly text: string; readonly findings: readonly Finding[] } | null;
  /** Whether some text that a document had lately holds a secret. */
  readonly hadSecret: (uri: string) => boolean;
}

/**
 * Masks the payloads of one request. What is a secret is decided on whole sources, each scanned once: a cursor or a window
 * cuts secrets in pieces that no rule recognises. Each block and the assembled text are scanned as well, for secrets that
 * only come into being there; all ranges together are masked.
 * @returns the blocks of a payload, in order
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

/** The findings of a block's source, moved into the block; null where the block has no place in it. */
function projectedMasks({ uri, range, text }: PayloadBlock, { findingsIn }: Sources): readonly Mask[] | null {
  // What the assistant adds is its own words and paths.
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

/** Equal but for white space at the end, which assemblers add and drop. */
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
