import { compileGlob } from '../../ignore/gitignore/wildmatch.ts';
import { utf8Bytes } from '../../ignore/gitignore/bytes.ts';
import type { Claim } from '../../fidelity.ts';
import { activePlace, isEditorDocument, otherDocuments, relativePath } from '../places.ts';
import type { ContextRequest } from '../types.ts';

/** When rules that name patterns of files are sent because of what is open in the editor. One row of data for a feature. */
export interface ScopeRule {
  /** Whose path counts: that of the active document, of it alone while something is selected, or of every open one. */
  readonly of: 'active' | 'active-if-selected' | 'open';
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

/** More patterns of one rule, or more of its braces, are not tried. */
const mostPatterns = 200;

/** Paths relative to the folder of the documents that count. */
export function scopePaths({ of }: ScopeRule, request: ContextRequest): readonly string[] {
  const place = activePlace(request);
  const active = place !== undefined && isEditorDocument(place.active) ? [place.active] : [];
  const isSelected = place !== undefined && place.cursor !== place.anchor;
  const counted = of === 'open' ? [...active, ...otherDocuments(request)] : of === 'active' || isSelected ? active : [];
  return counted.map(({ uri }) => relativePath(request, uri));
}

/** The first of some paths that one of the patterns fits; undefined where none does. A pattern without a slash fits at any depth. */
export function fitting(patterns: readonly string[], paths: readonly string[]): string | undefined {
  const globs = patterns
    .flatMap(pattern => withoutBraces(pattern.replace(/^\.?\//, '')))
    .slice(0, mostPatterns)
    .map(each => compileGlob(utf8Bytes(each.includes('/') ? each : `**/${each}`), 'path', false));
  return paths.find(path => globs.some(glob => glob?.(utf8Bytes(path)) === true));
}

/** The patterns that one with braces (`*.{ts,tsx}`) stands for. */
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
