import { nothingShown } from '../exposure/masking/mask.ts';
import { maskName } from '../exposure/masking/maskName.ts';
import type { Scanner } from '../secrets/types.ts';
import { hostOfUrl } from '../settings/hostPatterns.ts';

/** More of one command is not shown. */
const mostWords = 40;
const mostUnits = 200;

/** Names of what is secret, whatever it looks like; options that such a thing follows; headers with it. */
const secretName = /key|token|secret|passw|pwd|auth|credential|cookie/i;
const secretOption = /^-{1,2}(?:H$|header|u$|user$|.*(?:key|token|secret|passw|pwd|auth|credential|cookie))/i;
const header = /^["']?([\w-]+):\s/;

/**
 * The words of a command as they may be shown: secrets are masked, and so is what only may be one, such as the value of a
 * variable or of an option that is named for a secret. Of an address the host is left.
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
  // Other addresses carry names and passwords as well: `postgresql://name:password@host/…`.
  if (/^[a-z][\w+.-]*:\/\/[^/]*@/i.test(word)) return `${word.slice(0, word.indexOf(':'))}://${nothingShown}`;
  return cut(maskName(word, scanner));
}

/** A line of shell as it may be shown, by the same rules. Of its syntax only quotes are seen; what is in them is one word. */
export function shownLine(line: string, scanner: Pick<Scanner, 'scan'>): string {
  const words = line.replace(/\s+/g, ' ').match(/(?:"[^"]*"|'[^']*'|[^\s"'])+|["']/g) ?? [];
  return cut(shownCommand(words, scanner).join(' '));
}

function cut(text: string): string {
  return text.length > mostUnits ? `${text.slice(0, mostUnits)}…` : text;
}
