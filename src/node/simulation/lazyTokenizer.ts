import type { Tokenizer } from '../../core/context/types.ts';
import { lazyBundle } from '../lazyBundle.ts';
import type * as bundle from './tokenizer.ts';

const tokenizer = lazyBundle<typeof bundle>('tokenizer.js');

/**
 * Loads the tokenizer from its own bundle, which is next to every bundle that uses it: its tables are larger than everything else,
 * and most runs never count a token.
 */
export function lazyTokenizer(): Tokenizer {
  return tokenizer().loadTokenizer();
}
