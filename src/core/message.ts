/**
 * A sentence that a person will read, as a code and its arguments. `core` never makes text: the faces render messages
 * through `src/text`, where every code has its English template and VS Code may translate it.
 */
export interface Message {
  /** Dotted, stable, e.g. `ignore.notRead`. */
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Makes a {@link Message}. A unit test compares every code used here with the templates in `src/text`, both ways. */
export function message(code: string, args: Message['args'] = {}): Message {
  return { code, args };
}
