import { decodeText } from '../files/readText.ts';
import type { DiskFile } from '../../core/context/agent/files/disk.ts';

/**
 * A text as agents read it, which all take it for UTF-8 (seen in requests of ten, 2026-11-30): a zero makes no file binary to
 * them. UTF-16 is decoded here all the same, so that what may be in it is found.
 */
export function agentText(bytes: Uint8Array): Pick<DiskFile, 'text' | 'hasMark' | 'encoding'> {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { text: decodeText(bytes) ?? '', encoding: 'utf-16' };
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  const mark = hasMark ? { hasMark } : {};
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), ...mark };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), ...mark, encoding: 'other' };
  }
}
