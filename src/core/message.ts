import type { MessageCode } from '../text/everyTemplate.ts';

/**
 * A sentence for people, as a code and its arguments. `core` never creates text: front ends render messages through `src/text`,
 * where every code has its English template and VS Code may translate it.
 */
export interface Message {
  /**
   * Dotted and stable, e.g. `ignore.notRead`. This is the only thing that `core` imports from another layer, and only as a type: a
   * code without a template does not compile, and no second list of codes has to be maintained.
   */
  readonly code: MessageCode;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Creates a {@link Message}. Logic never compares codes: anything it has to know gets a field of its own. */
export function message(code: MessageCode, args: Message['args'] = {}): Message {
  return { code, args };
}
