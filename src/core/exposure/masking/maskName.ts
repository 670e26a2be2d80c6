import { looksRandom } from '../../egress/address.ts';
import { percentDecoded } from '../../paths/workspacePath.ts';
import type { Scanner } from '../../secrets/types.ts';
import { maskText, nothingShown } from './mask.ts';

/**
 * Masks a short text from an untrusted source (a header, a path, a key, the name of a file or a process) for display. Masks
 * secrets, including percent-encoded ones, and also parts that look random, since a name has no context that tells the two apart.
 */
export function maskName(name: string, scanner: Pick<Scanner, 'scan'>): string {
  return maskParts(name, scanner, part => looksRandom(part) || hidesSecret(part, scanner));
}

/** Masks the name of one's own file: like {@link maskName}, but keeps parts that only look random, such as a hash. */
export function maskFileName(name: string, scanner: Pick<Scanner, 'scan'>): string {
  return maskParts(name, scanner, part => hidesSecret(part, scanner));
}

function maskParts(name: string, scanner: Pick<Scanner, 'scan'>, isHidden: (part: string) => boolean): string {
  return maskText(name, scanner).replace(/[^/\\?&=;,:\s"'<>()⟦⟧]+/g, part =>
    isHidden(percentDecoded(part)) ? nothingShown : part,
  );
}

/**
 * Whether a part of a name contains a secret. Also scans the part without its ending: an extension may consist of characters that
 * the secret's format allows too, and so hide the secret.
 */
function hidesSecret(part: string, scanner: Pick<Scanner, 'scan'>): boolean {
  return [part, part.replace(/\.[^.]{1,6}$/, '')].some(text => scanner.scan({ path: '', text }).length > 0);
}

/**
 * Masks the path and query of a request for display. A query value is only shown if it is a word, a number or a version, since it
 * could be anything.
 */
export function maskPath(path: string, scanner: Pick<Scanner, 'scan'>): string {
  const question = path.indexOf('?');
  if (question < 0) return maskName(path, scanner);
  const query = path.slice(question + 1).replace(/(^|&)([^&=]*)(=?)([^&]*)/g, (...found: string[]) => {
    const [, start = '', name = '', equals = '', value = ''] = found;
    return `${start}${maskName(name, scanner)}${equals}${isPlain(value) && !hidesSecret(value, scanner) ? value : nothingShown}`;
  });
  return `${maskName(path.slice(0, question), scanner)}?${query}`;
}

function isPlain(value: string): boolean {
  const word = /^(?:[A-Z]?[a-z]{1,14}(?:[-_.][a-z]{1,14}){0,2})?$/;
  const version = /^v?\d{1,4}(?:\.\d{1,4}){0,3}$|^\d{4}-\d\d-\d\d(?:-preview)?$/;
  return value === '…' || word.test(value) || version.test(value);
}

/** Masks a JSON pointer (RFC 6901), or field numbers, for display. Keys are unescaped before they are checked. */
export function maskPointer(pointer: string, scanner: Pick<Scanner, 'scan'>): string {
  return pointer
    .split('/')
    .map(key => {
      const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
      const masked = maskName(name, scanner);
      return masked === name ? key : masked;
    })
    .join('/');
}
