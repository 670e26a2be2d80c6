import type { Message } from '../../core/message.ts';
import { everyTemplate } from '../../text/everyTemplate.ts';
import { render } from '../../text/render.ts';

/** Returns the sentence of a message, in plain English. Its arguments may be untrusted text. */
export function say(message: Message): string {
  return render(message, undefined, everyTemplate);
}

/** "1 file", "2 files". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** Formats a number of bytes for people: "812 B", "18.2 kB", "3.4 MB". */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
