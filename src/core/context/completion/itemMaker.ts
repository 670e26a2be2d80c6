import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import { estimateTokens } from '../estimatingTokenizer.ts';
import type { TextWindow } from '../textWindow.ts';
import type { ContextItem } from '../types.ts';

/** Creates the items of one feature of one product. Tokens are estimated, because these products use tokenizers of their own. */
export class ItemMaker {
  constructor(
    private readonly assistant: string,
    private readonly feature: FeatureId,
  ) {}

  /** A range of a document with its text. */
  range(
    uri: string,
    window: TextWindow,
    inclusion: 'certain' | 'possible',
    reason: Message,
    claim: Claim,
  ): ContextItem {
    const { startLine, endLine, text } = window;
    return {
      ...this.#item(uri, reason, claim),
      kind: 'range',
      startLine,
      endLine,
      tokens: estimateTokens(text),
      inclusion,
    };
  }

  /** A document of which an unknown part may be sent. */
  somewhere(uri: string, tokens: number, reason: Message, claim: Claim): ContextItem {
    return { ...this.#item(uri, reason, claim), tokens, inclusion: 'possible' };
  }

  /** A document that was considered and left out. */
  dropped(uri: string, reason: Message, claim: Claim): ContextItem {
    return { ...this.#item(uri, reason, claim), inclusion: 'dropped' };
  }

  #item(uri: string, reason: Message, claim: Claim): Omit<ContextItem, 'inclusion'> {
    const { assistant, feature } = this;
    return { assistant, feature, uri, kind: 'file', startLine: null, endLine: null, tokens: 0, reason, ...claim };
  }
}
