import { isObject } from '../../json.ts';
import { base64Text, pdfText } from './base64Text.ts';

/** Keys next to `data` that contain the type of a base64-encoded file. */
const typeKeys = ['mimeType', 'mime_type', 'mediaType', 'media_type'];

/** Types of text files (IANA, media types). XML drawings are not included, since they are sent as pictures. */
const textual = /^(?:text\/.*|application\/(?:[\w.-]+\+)?(?:json|xml|yaml|x-yaml|toml|sql|javascript|x-sh)(?:;.*)?)$/i;

/** Visits all texts in a value, in order and at any depth, but not keys. Base64-encoded files are decoded if they are text or a PDF. */
export function leaves(value: unknown, visit: (text: string) => void): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const at = open.pop();
    if (typeof at === 'string') {
      const text = at.startsWith('data:') ? textOfAddress(at) : at;
      if (text !== '') visit(text);
    } else if (Array.isArray(at)) {
      for (let index = at.length - 1; index >= 0; index--) open.push(at[index]);
    } else if (isObject(at)) {
      const type = typeKeys.map(key => at[key]).find(each => typeof each === 'string');
      for (const key of Object.keys(at).reverse())
        open.push(key === 'data' && typeof type === 'string' ? textOfFile(at[key], type) : at[key]);
    }
  }
}

/** The text of a base64-encoded file in a data URL (RFC 2397); empty if it is not text. Other addresses are returned unchanged. */
function textOfAddress(address: string): string {
  const [head, type = ''] = /^data:([\w/+.-]*)(?:;[\w=.+-]+)*;base64,/.exec(address.slice(0, longestHead)) ?? [];
  if (head === undefined) return address;
  const data = address.slice(head.length);
  if (isPdf(type)) return pdfText(data) ?? '';
  // Without a type, it is plain text.
  return type === '' || textual.test(type) ? (base64Text(data) ?? address) : '';
}

const longestHead = 200;

/** The bytes of a PDF are sent as they are and may contain text (Claude Code 2.1.332, Gemini CLI; measured 2026-12-01). */
function isPdf(type: string): boolean {
  return /^application\/(?:x-)?pdf(?:;.*)?$/i.test(type);
}

/** The text of a file with a given type; unchanged if it is not base64 after all, empty if it is not text. */
export function textOfFile(data: unknown, type: string): unknown {
  if (isPdf(type)) return typeof data === 'string' ? (pdfText(data) ?? '') : '';
  if (!textual.test(type)) return '';
  return typeof data === 'string' ? (base64Text(data) ?? data) : data;
}

/**
 * Texts shorter than this are joined. Longer texts, a page or more, are passed on alone, so they can be looked up if they were seen
 * before.
 */
const shortText = 512;

/**
 * Like {@link leaves}, but joins all short texts into one, a line each, after the others: a diff of two files has one text for each
 * of its lines.
 */
export function joinedLeaves(value: unknown, visit: (text: string) => void): void {
  const short: string[] = [];
  leaves(value, text => {
    if (text.length < shortText) short.push(text);
    else visit(text);
  });
  if (short.length > 0) visit(short.join('\n'));
}

/** Visits the text of a content, which is a string or a list of blocks. Of blocks without a text, visits all leaves. */
export function contentTexts(content: unknown, visit: (text: string) => void): void {
  if (typeof content === 'string') {
    if (content !== '') visit(content);
    return;
  }
  if (!Array.isArray(content)) return leaves(content, visit);
  for (const block of content as readonly unknown[]) {
    if (isObject(block) && typeof block['text'] === 'string') visit(block['text']);
    else leaves(block, visit);
  }
}

const pathKeys = [
  'file_path',
  'filePath',
  'filepath',
  'absolute_path',
  'notebook_path',
  'path',
  'target_file',
  'targetFile',
  'relative_path',
];

/** The file that a tool's arguments name; undefined if they name none or several. */
export function pathOf(input: unknown): string | undefined {
  // A search names the place to search, not what it finds.
  if (!isObject(input) || typeof input['pattern'] === 'string' || typeof input['query'] === 'string') return undefined;
  for (const key of pathKeys) if (typeof input[key] === 'string') return input[key];
  const files = input['files'];
  if (Array.isArray(files) && files.length === 1) return pathOf(files[0]);
  const command = input['command'] ?? input['cmd'];
  return typeof command === 'string' ? readByCommand(command) : undefined;
}

/** The file that a plain `cat`, `head`, `tail`, `less`, `more`, `bat` or `nl` reads, if it is only one. */
export function readByCommand(command: string): string | undefined {
  const words = /^\s*(cat|head|tail|less|more|bat|nl)((?:\s+-{1,2}[\w=-]+|\s+\d+)*)\s+([^\s|;&<>$`*?"'\\]+)\s*$/.exec(
    command,
  );
  return words?.[3];
}

/** Converts a time, given as a text or a number, to milliseconds; null if it is invalid. */
export function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** The path of a `file://` URL; undefined for anything else. */
export function pathOfAddress(address: string | undefined): string | undefined {
  if (address?.startsWith('file://') !== true) return undefined;
  try {
    return decodeURIComponent(address.slice('file://'.length));
  } catch {
    return undefined;
  }
}
