import { percentDecoded } from '../../paths/workspacePath.ts';
import { looksLikePath } from './protobuf.ts';

/**
 * How requests name the file that a text comes from. Sources: Copilot completion, next-edit and chat prompts
 * (vscode-copilot-chat@31acd00a), Continue and other fill-in-the-middle templates (continue@d0a3c0b6), Cline
 * (cline@21cb8d25), Gemini CLI (gemini-cli@5411f113), unified diffs.
 */
const markers: readonly RegExp[] = [
  /^\W{0,6}Path: (\S.{0,500})$/,
  /^\W{0,6}(?:Compare (?:this snippet|these snippets) from|File:) (\S.{0,500}?):?$/,
  /^(?:---|\+\+\+) (?:[ab]\/)?(\S.{0,500}?)(?:\t.*)?$/,
  /^(?:code_snippet_file_path|current_file_path): (\S.{0,500}?)(?: \(truncated\))?$/,
  /^Excerpt from (\S.{0,500}?), lines \d+ to \d+/,
  /^\W{0,6}file ?path: (\S.{0,500})$/i,
  /\bfilePath="([^"]{1,500})"/,
  /<(?:final_)?file_content path="([^"]{1,500})"/,
  /<\|file_sep\|>(\S{1,500})/,
  /^Content from @(\S.{0,500}?):$/,
];

/** Longer lines are not markers. */
const longestLine = 1_000;

/** A quick check: every marker contains one of these, and most lines contain none. */
const mayBeMarker = /[Pp][Aa][Tt][Hh]|from |File: |^(?:---|\+\+\+) |file_sep/;

/**
 * Returns the file that a line names as the origin of what follows: as written, or decoded from a `file://` URI. Null for any
 * other line.
 */
export function claimedPath(line: string): string | null {
  if (line.length > longestLine || !mayBeMarker.test(line)) return null;
  const trimmed = line.trimEnd();
  for (const marker of markers) {
    const path = marker.exec(trimmed)?.[1];
    if (path !== undefined && looksLikePath(path)) return plainPath(path);
  }
  return null;
}

/** Returns the files that a text names, each once, in order. */
export function claimedPaths(text: string): readonly string[] {
  return [...new Set(text.split('\n').flatMap(line => claimedPath(line) ?? []))];
}

/** Returns a path without the scheme and escapes of a `file://` URI. */
export function plainPath(path: string): string {
  return path.startsWith('file://') ? percentDecoded(path.slice('file://'.length)) : path;
}
