import bytePairTable from 'gpt-tokenizer/esm/bpeRanks/o200k_base';
import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/esm/encodingParams/constants';
import type { Tokenizer } from '../../core/context/types.ts';
import { encodeBytePairs } from './bytePairs.ts';

/** How many pieces of text are cached with their tokens, and how long they may be: identifiers occur again and again. */
const mostRemembered = 20_000;
const longestRemembered = 100;

/** Returns the UTF-8 bytes of a text, one per character; most texts and tokens are ASCII and are returned unchanged. */
function utf8AsLatin1(text: string): string {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 127) return Buffer.from(text, 'utf8').toString('latin1');
  }
  return text;
}

/**
 * Loads the o200k_base tokenizer for ordinary text: `<|endoftext|>` and the like are plain characters. The table and the splitting
 * rule come from the package gpt-tokenizer (MIT). A lone surrogate counts as U+FFFD. Takes about 100 ms.
 */
export function loadTokenizer(): Tokenizer {
  const bytesOf = bytePairTable.map(token =>
    typeof token === 'string' ? utf8AsLatin1(token) : String.fromCharCode(...token),
  );
  const ranks = new Map<string, number>();
  for (const [rank, bytes] of bytesOf.entries()) ranks.set(bytes, rank);
  const rankOf = (bytes: string): number | undefined => ranks.get(bytes);
  let remembered = new Map<string, readonly number[]>();

  const encodePiece = (piece: string): readonly number[] => {
    const known = remembered.get(piece);
    if (known !== undefined) return known;
    const bytes = utf8AsLatin1(piece);
    const whole = ranks.get(bytes);
    const tokens = whole === undefined ? encodeBytePairs(bytes, rankOf) : [whole];
    if (piece.length <= longestRemembered) {
      if (remembered.size >= mostRemembered) remembered = new Map();
      remembered.set(piece, tokens);
    }
    return tokens;
  };
  return {
    name: 'o200k_base',
    count(text) {
      let tokens = 0;
      for (const [piece] of text.matchAll(O200K_TOKEN_SPLIT_REGEX)) tokens += encodePiece(piece).length;
      return tokens;
    },
    encode(text) {
      const tokens: number[] = [];
      for (const [piece] of text.matchAll(O200K_TOKEN_SPLIT_REGEX)) for (const t of encodePiece(piece)) tokens.push(t);
      return tokens;
    },
    /** Bytes that are not valid UTF-8 (a cut inside a character) become U+FFFD. */
    decode(tokens) {
      return Buffer.from(tokens.map(token => bytesOf[token] ?? '').join(''), 'latin1').toString('utf8');
    },
  };
}
