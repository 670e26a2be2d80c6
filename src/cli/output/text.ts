import type { Message } from '../../core/message.ts';
import { everyTemplate } from '../../text/everyTemplate.ts';
import { render } from '../../text/render.ts';

/** The sentence of a message, in plain English. */
export function say(message: Message): string {
  return render(message, undefined, everyTemplate);
}

/**
 * Text of strangers' files made safe for a terminal: control characters could move the cursor, recolour or rewrite what
 * was printed before.
 */
export function printable(text: string): string {
  // eslint cannot tell that naming control characters is the purpose here; a class built from code points says it plainly.
  return text.replace(controls, character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

const controls = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}${String.fromCharCode(127)}-${String.fromCharCode(159)}]`,
  'g',
);
