import { looksRandom } from '../../egress/address.ts';
import { percentDecoded } from '../../paths/workspacePath.ts';
import type { Scanner } from '../../secrets/types.ts';
import { maskText, nothingShown } from './mask.ts';

/**
 * A short text of a stranger (a header, a path, a key, the name of a file or a process) as it may be shown: secrets are
 * masked, percent-encoded ones too, and so are parts that look random, since a name has no context that tells them apart.
 */
export function maskName(name: string, scanner: Pick<Scanner, 'scan'>): string {
  return maskParts(name, scanner, part => looksRandom(part) || hidesSecret(part, scanner));
}

/** The name of a file of one's own: as {@link maskName}, but what only looks random stays, such as a hash. */
export function maskFileName(name: string, scanner: Pick<Scanner, 'scan'>): string {
  return maskParts(name, scanner, part => hidesSecret(part, scanner));
}

function maskParts(name: string, scanner: Pick<Scanner, 'scan'>, isHidden: (part: string) => boolean): string {
  return maskText(name, scanner).replace(/[^/\\?&=;,:\s"'<>()⟦⟧]+/g, part =>
    isHidden(percentDecoded(part)) ? nothingShown : part,
  );
}

/**
 * The end of a name, such as its extension, may use letters of a secret's alphabet and so hide the secret: the name is scanned
 * without it as well.
 */
function hidesSecret(part: string, scanner: Pick<Scanner, 'scan'>): boolean {
  return [part, part.replace(/\.[^.]{1,6}$/, '')].some(text => scanner.scan({ path: '', text }).length > 0);
}

/**
 * The path and query of a request as they may be shown. A value of a query is shown only where it is a word, a number or a
 * version: everything can be there.
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

/** A JSON pointer (RFC 6901), or field numbers, as they may be shown: keys are masked as they were before their escaping. */
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
