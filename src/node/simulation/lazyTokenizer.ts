import { createRequire } from 'node:module';
import type { Tokenizer } from '../../core/context/types.ts';
import type * as bundle from './tokenizer.ts';

type TokenizerModule = typeof bundle;

/**
 * Loads the tokenizer from its own bundle, which lies beside every bundle that uses it: its tables are larger than all
 * the rest, and most runs never count a token.
 */
export function lazyTokenizer(): Tokenizer {
  const load = createRequire(__filename);
  return (load('./tokenizer.js') as TokenizerModule).loadTokenizer();
}
