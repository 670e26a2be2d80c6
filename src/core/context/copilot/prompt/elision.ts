import type { Tokenizer } from '../../types.ts';
import { blockWeights, type Block } from './blocks.ts';
import { takeLast } from './tokens.ts';

/** A block with its pieces and their token counts. */
export interface MeasuredBlock extends Block {
  readonly pieces: readonly string[];
  readonly pieceTokens: readonly number[];
  readonly tokens: number;
}

/** A block after the cut; '' and 0 if it was dropped. */
export interface KeptBlock {
  readonly block: Block;
  readonly text: string;
  readonly tokens: number;
}

/** Counts the tokens of a block piece by piece; a piece is a line with all line ends that follow it. */
export function measureBlock(block: Block, tokenizer: Tokenizer): MeasuredBlock {
  const pieces: string[] = [];
  let from = 0;
  while (from < block.text.length) {
    let end = block.text.indexOf('\n', from);
    if (end < 0) end = block.text.length;
    while (block.text.charCodeAt(end) === 10) end++;
    pieces.push(block.text.slice(from, end));
    from = end;
  }
  const pieceTokens = pieces.map(piece => tokenizer.count(piece));
  return { ...block, pieces, pieceTokens, tokens: pieceTokens.reduce((sum, tokens) => sum + tokens, 0) };
}

/** Drops whole blocks, lightest first, until the rest fits or only the prefix is left. */
function dropBlocks(blocks: readonly MeasuredBlock[], limit: number): ReadonlySet<MeasuredBlock> {
  const dropped = new Set<MeasuredBlock>();
  let total = blocks.reduce((sum, block) => sum + block.tokens, 0);
  const byWeight = [...blocks].sort((left, right) => blockWeights[left.kind] - blockWeights[right.kind]);
  for (const block of byWeight) {
    if (total <= limit) break;
    if (block.kind === 'prefix' || dropped.has(block)) continue;
    for (const other of block.chunk === null ? [block] : blocks.filter(each => each.chunk === block.chunk)) {
      dropped.add(other);
      total -= other.tokens;
    }
  }
  return dropped;
}

/** Cuts the blocks that were not dropped from the top. Returns what is kept of each block, and the tokens used. */
function cutFromTop(
  blocks: readonly MeasuredBlock[],
  limit: number,
  tokenizer: Tokenizer,
): { readonly texts: ReadonlyMap<MeasuredBlock, string>; readonly used: number } {
  const texts = new Map<MeasuredBlock, string>();
  let used = 0;
  for (const block of [...blocks].reverse()) {
    for (let at = block.pieces.length - 1; at >= 0; at--) {
      const tokens = block.pieceTokens[at] ?? 0;
      const piece = block.pieces[at] ?? '';
      if (used + tokens > limit) {
        if (texts.size > 0) return { texts, used };
        const cut = takeLast(piece, limit, tokenizer); // the cursor's line alone is too long
        return { texts: new Map([[block, cut.text]]), used: cut.tokens };
      }
      used += tokens;
      texts.set(block, piece + (texts.get(block) ?? ''));
    }
  }
  return { texts, used };
}

/**
 * Makes the blocks before the cursor fit into a number of tokens: drops whole blocks, then cuts the prefix from the top, then puts back
 * blocks without a chunk number that still fit. Null if nothing is left at all.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core prompt/src/components/elision.
 */
export function elide(
  blocks: readonly MeasuredBlock[],
  limit: number,
  tokenizer: Tokenizer,
): readonly KeptBlock[] | null {
  const dropped = dropBlocks(blocks, limit);
  const staying = blocks.filter(block => !dropped.has(block));
  if (staying.length === 0) return null;
  const { texts, used } = cutFromTop(staying, limit, tokenizer);
  let total = used;
  return blocks.map(block => {
    if (!dropped.has(block)) {
      const text = texts.get(block) ?? '';
      return { block, text, tokens: text === block.text ? block.tokens : text === '' ? 0 : tokenizer.count(text) };
    }
    if (block.chunk !== null || total + block.tokens > limit) return { block, text: '', tokens: 0 };
    total += block.tokens;
    return { block, text: block.text, tokens: block.tokens };
  });
}
