import { nothingShown } from '../exposure/masking/mask.ts';
import { maskName } from '../exposure/masking/maskName.ts';
import type { Scanner } from '../secrets/types.ts';
import { hostOfUrl } from '../settings/hostPatterns.ts';

/** Limits for what is shown of one command. */
const mostWords = 40;
const mostUnits = 200;

/** Names that suggest a secret value; options that a secret follows; headers with a value. */
const secretName = /key|token|secret|passw|pwd|auth|credential|cookie/i;
const secretOption = /^-{1,2}(?:H$|header|u$|user$|.*(?:key|token|secret|passw|pwd|auth|credential|cookie))/i;
const header = /^["']?([\w-]+):\s/;

/**
 * Masks the words of a command for display: secrets, and anything that may be one, such as the value of a variable or of an option
 * whose name suggests a secret. Of a URL, only the host is shown.
 */
export function shownCommand(command: readonly string[], scanner: Pick<Scanner, 'scan'>): readonly string[] {
  const shown = command.slice(0, mostWords).map((word, at) => {
    const before = command[at - 1] ?? '';
    if (secretOption.test(before) && !before.includes('=') && !word.startsWith('-')) return nothingShown;
    return shownWord(word, scanner);
  });
  return command.length > mostWords ? [...shown, '…'] : shown;
}

function shownWord(word: string, scanner: Pick<Scanner, 'scan'>): string {
  const [, name = '', value] = /^([^=\s]+)=(.*)$/s.exec(word) ?? [];
  const isVariable = /^[A-Z_][A-Z0-9_]*$/.test(name);
  if (value !== undefined && (isVariable || secretName.test(name))) return `${maskName(name, scanner)}=${nothingShown}`;
  const [, title] = header.exec(word) ?? [];
  if (title !== undefined) return `${maskName(title, scanner)}: ${nothingShown}`;
  const host = hostOfUrl(word.replace(/^["']/, ''));
  if (host !== null) return maskName(host, scanner);
  // Other addresses contain names and passwords as well: `postgresql://name:password@host/…`.
  if (/^[a-z][\w+.-]*:\/\/[^/]*@/i.test(word)) return `${word.slice(0, word.indexOf(':'))}://${nothingShown}`;
  return cut(maskName(word, scanner));
}

/** Masks a line of shell for display, by the same rules. Of shell syntax only quotes are recognized; a quoted text is one word. */
export function shownLine(line: string, scanner: Pick<Scanner, 'scan'>): string {
  const words = line.replace(/\s+/g, ' ').match(/(?:"[^"]*"|'[^']*'|[^\s"'])+|["']/g) ?? [];
  return cut(shownCommand(words, scanner).join(' '));
}

function cut(text: string): string {
  return text.length > mostUnits ? `${text.slice(0, mostUnits)}…` : text;
}
