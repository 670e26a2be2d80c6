import { compileGlob } from '../../ignore/gitignore/wildmatch.ts';
import { utf8Bytes } from '../../ignore/gitignore/bytes.ts';
import type { Claim } from '../../fidelity.ts';
import { activePlace, isEditorDocument, otherDocuments, relativePath } from '../places.ts';
import type { ContextRequest } from '../types.ts';

/** When rules with file patterns are sent because of the documents that are open in the editor. One row of data per feature. */
export interface ScopeRule {
  /** Whose path counts: the active document's, the active document's only while something is selected, or every open document's. */
  readonly of: 'active' | 'active-if-selected' | 'open';
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

/** The most patterns of one rule, or alternatives from its braces, that are tried. */
const mostPatterns = 200;

/** Returns the paths of the documents that count, relative to the folder. */
export function scopePaths({ of }: ScopeRule, request: ContextRequest): readonly string[] {
  const place = activePlace(request);
  const active = place !== undefined && isEditorDocument(place.active) ? [place.active] : [];
  const isSelected = place !== undefined && place.cursor !== place.anchor;
  const counted = of === 'open' ? [...active, ...otherDocuments(request)] : of === 'active' || isSelected ? active : [];
  return counted.map(({ uri }) => relativePath(request, uri));
}

/** Returns the first path that one of the patterns matches; undefined if none does. A pattern without a slash matches at any depth. */
export function fitting(patterns: readonly string[], paths: readonly string[]): string | undefined {
  const globs = patterns
    .flatMap(pattern => withoutBraces(pattern.replace(/^\.?\//, '')))
    .slice(0, mostPatterns)
    .map(each => compileGlob(utf8Bytes(each.includes('/') ? each : `**/${each}`), 'path', false));
  return paths.find(path => globs.some(glob => glob?.(utf8Bytes(path)) === true));
}

/** Expands the braces of a pattern (`*.{ts,tsx}`) into separate patterns. */
export function withoutBraces(pattern: string): readonly string[] {
  let all = [pattern];
  while (all.length < mostPatterns) {
    const next = all.flatMap(each => {
      const found = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(each);
      return found === null
        ? [each]
        : (found[2] ?? '').split(',').map(part => `${found[1] ?? ''}${part}${found[3] ?? ''}`);
    });
    if (next.length === all.length && next.every((each, at) => each === all[at])) return all;
    all = next;
  }
  return all;
}
