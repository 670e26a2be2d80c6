import type { MessageCode } from '../text/everyTemplate.ts';

/**
 * A sentence that a person will read, as a code and its arguments. `core` never makes text: front ends render messages
 * through `src/text`, where every code has its English template and VS Code may translate it.
 */
export interface Message {
  /**
   * Dotted, stable, e.g. `ignore.notRead`. The one thing that `core` takes from another layer, and only as a type: a code
   * without a sentence does not compile, and no second list of codes has to be kept.
   */
  readonly code: MessageCode;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Makes a {@link Message}. Logic never compares codes: what it needs to know is a field of its own. */
export function message(code: MessageCode, args: Message['args'] = {}): Message {
  return { code, args };
}
