import { decodeText } from '../files/readText.ts';
import type { DiskFile } from '../../core/context/agent/files/disk.ts';

/**
 * Decodes a text as agents do: all take it for UTF-8 (seen in the requests of ten agents, 2026-11-30), and a NUL does not make a
 * file binary to them. UTF-16 is decoded here nevertheless, so that its contents can be searched.
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
