import type { Tokenizer } from '../../../src/core/context/types.ts';

/** Every UTF-16 unit is a token, so budgets can be checked by counting characters. */
export const characters: Tokenizer = {
  name: 'characters',
  count: text => text.length,
  encode: text => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  decode: tokens => String.fromCharCode(...tokens),
};
