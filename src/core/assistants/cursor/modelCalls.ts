import { type JsonObject, objectIn, textIn } from '../../json.ts';

type Kind = 'prompt' | 'thought' | 'text' | 'tool';

/**
 * Decides which bubbles come from the same request: thoughts, a text and tool calls have a bubble each, and nothing names the
 * request except `toolFormerData.modelCallId`, or a number at the end of `toolCallId` that distinguishes calls of one request
 * (public readers that count requests by bubbles, of 3.6 and later, read 2026-12-01). If both are missing, it is a guess.
 */
export class ModelCalls {
  #last: Kind = 'prompt';
  #call: string | undefined;

  prompt(): void {
    this.#last = 'prompt';
    this.#call = undefined;
  }

  /**
   * Whether a bubble comes from a new request.
   * @param bubble a bubble of an answer; bubbles must be passed in order
   */
  isNew(bubble: JsonObject): boolean {
    const [last, call] = [this.#last, this.#call];
    const tool = objectIn(bubble, 'toolFormerData');
    const kind = kindOf(bubble, tool);
    // An empty bubble is an answer that failed or was canceled, or something displayed in between.
    if (kind === null && last !== 'prompt') return false;
    this.#last = kind ?? 'thought';
    this.#call = kind === 'tool' ? (callOf(tool) ?? (last === 'tool' ? call : undefined)) : undefined;
    if (kind === 'tool')
      return last === 'prompt' || (last === 'tool' && (this.#call === undefined || this.#call !== call));
    return last !== 'thought';
  }
}

function kindOf(bubble: JsonObject, tool: JsonObject | undefined): Kind | null {
  if (Object.keys(tool ?? {}).some(key => key !== 'additionalData')) return 'tool';
  const thinking = bubble['thinking'];
  const isText = (textIn(bubble, 'text') ?? '') !== '';
  if (isText) return 'text';
  return thinking === undefined || thinking === null || thinking === '' ? null : 'thought';
}

function callOf(tool: JsonObject | undefined): string | undefined {
  for (const name of ['modelCallId', 'toolCallId']) {
    const [first = ''] = (textIn(tool, name) ?? '').split('\n');
    if (first !== '') return first.replace(/-\d+$/, '');
  }
  return undefined;
}
